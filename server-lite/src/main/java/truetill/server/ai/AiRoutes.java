package truetill.server.ai;

import static truetill.core.people.Access.STAFF;

import java.time.Duration;
import java.time.InstantSource;
import truetill.server.auth.Throttle;
import truetill.server.http.Routes;

/** The operations below {@code /ai/}: for staff, a fixed number an hour each (promise 97). */
public final class AiRoutes implements Routes.Area {
  private static final int CALLS_AN_HOUR = 60;

  private final AiHandlers ai;

  public AiRoutes(AiConfig config, InstantSource time) {
    this.ai =
        new AiHandlers(
            config,
            new ProviderClient(config),
            new Throttle(time, CALLS_AN_HOUR, Duration.ofHours(1)));
  }

  @Override
  public void addTo(Routes routes) {
    routes.at(
        "/ai",
        at -> {
          at.post("/chat/", STAFF, ai::chat);
          at.get("/models/", STAFF, ai::models);
        });
  }
}
