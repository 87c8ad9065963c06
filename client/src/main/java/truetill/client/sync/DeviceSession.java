package truetill.client.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import truetill.client.journal.DeviceIdentity;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.wire.sync.Session;

/**
 * The device's token, asked for when it is needed and again when the server no longer takes it
 * (sync.md section 11).
 */
final class DeviceSession {
  /** Renewed this long before it ends, so that no call is sent with a dying token. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  private final SyncApi api;
  private final DeviceIdentity identity;
  private final InstantSource time;
  private @Nullable Token token;

  private record Token(String text, Instant until) {}

  DeviceSession(SyncApi api, DeviceIdentity identity, InstantSource time) {
    this.api = api;
    this.identity = identity;
    this.time = time;
  }

  /** Makes a call with a token; one that is refused as expired is made once more with a new one. */
  <T> Reply<T> call(Function<String, Reply<T>> request) {
    Reply<T> reply = withToken(request);
    if (reply instanceof Reply.Refused<T> refused && refused.status() == 401) {
      forget();
      return withToken(request);
    }
    return reply;
  }

  private <T> Reply<T> withToken(Function<String, Reply<T>> request) {
    return switch (token()) {
      case Reply.Done<String>(String text) -> request.apply(text);
      case Reply.Refused<String>(
              int status,
              String code,
              String detail,
              @Nullable Duration retryAfter) ->
          new Reply.Refused<>(status, code, detail, retryAfter);
      case Reply.Alone<String>(String reason) -> new Reply.Alone<>(reason);
    };
  }

  private synchronized Reply<String> token() {
    Token current = token;
    if (current != null && time.instant().isBefore(current.until())) {
      return new Reply.Done<>(current.text());
    }
    return switch (api.session(new Session.Request(identity.device(), identity.secret()))) {
      case Reply.Done<Session.Answer>(Session.Answer answer) -> {
        Duration lasts = Duration.ofSeconds(answer.expiresIn()).minus(MARGIN);
        token = new Token(answer.token(), time.instant().plus(lasts));
        yield new Reply.Done<>(answer.token());
      }
      case Reply.Refused<Session.Answer>(
              int status,
              String code,
              String detail,
              @Nullable Duration retryAfter) ->
          new Reply.Refused<>(status, code, detail, retryAfter);
      case Reply.Alone<Session.Answer>(String reason) -> new Reply.Alone<>(reason);
    };
  }

  /** The next call asks for a new token. */
  synchronized void forget() {
    token = null;
  }
}
