package truetill.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.server.app.Person.CONSIGNEE;
import static truetill.server.app.Person.NOBODY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import truetill.server.app.Answer;
import truetill.server.app.ServerFixture;
import truetill.server.contract.Contract;

class ContractRoutesTest {
  @RegisterExtension static final ServerFixture store = ServerFixture.inMemory();

  @Test
  void theDocumentIsForEverybodySignedInAndInDevelopmentForAnybody() {
    store.scenario("nobody").as(NOBODY).get("/openapi.json").gives(401);
    Answer document = store.as(CONSIGNEE).get("/openapi.json").gives(200).has("openapi", "3.1.0");
    long operations =
        document.at("paths").properties().stream()
            .flatMap(path -> path.getValue().propertyStream())
            .filter(entry -> entry.getValue().has("operationId"))
            .count();
    assertThat(operations).isEqualTo(Contract.load().operations().size());
    try (ServerFixture development = ServerFixture.inMemoryForDevelopment()) {
      development.as(NOBODY).get("/openapi.json").gives(200);
    }
  }

  @Test
  void thePageNeedsNothingFromElsewhere() {
    Answer page = store.as(NOBODY).get("/docs").gives(200);
    assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.content()).contains("/api/openapi.json").doesNotContain("http:", "https:");
  }
}
