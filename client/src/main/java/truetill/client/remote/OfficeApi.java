package truetill.client.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.UUID;
import truetill.core.wire.sync.JournalStand;
import truetill.core.wire.sync.Ops;

/**
 * What a manager does from the command line at a register PC's records: sign in, and hand in the
 * journal of a PC that is dead (sync.md section 9).
 */
public final class OfficeApi {
  private static final String DEVICES = "/api/sync/devices/";

  private final Calls calls;

  public OfficeApi(SyncTransport transport) {
    this.calls = new Calls(transport);
  }

  /** A manager's sign-in. */
  private record SignIn(String email, String password) {}

  /**
   * The part of the answer that counts here.
   *
   * @param access goes with each further call
   */
  private record SignedIn(String access) {}

  /** Answers the token for further calls. */
  public Reply<String> signIn(String email, String password) {
    Reply<SignedIn> reply =
        calls.post(
            "/api/auth/login/",
            Map.of("Content-Type", "application/json"),
            calls.bytes(new SignIn(email, password)),
            new TypeReference<>() {});
    return switch (reply) {
      case Reply.Done<SignedIn>(SignedIn signedIn) -> new Reply.Done<>(signedIn.access());
      case Reply.Refused<SignedIn> refused ->
          new Reply.Refused<>(
              refused.status(), refused.code(), refused.detail(), refused.retryAfter());
      case Reply.Alone<SignedIn>(String reason) -> new Reply.Alone<>(reason);
    };
  }

  /**
   * How far the store has come with a PC's journal.
   *
   * @param at the record whose hash is wanted too
   */
  public Reply<JournalStand> stand(String token, UUID device, long at) {
    return calls.get(
        DEVICES + device + "/journal/?at=" + at,
        headers(token),
        Calls.PATIENCE,
        new TypeReference<>() {});
  }

  /**
   * Hands over records of a PC's journal.
   *
   * @param ndjson as in {@link SyncApi#ops}
   * @param evenIfActive the PC is not marked as lost, and the manager wants it all the same
   */
  public Reply<Ops.Answer> ops(String token, UUID device, byte[] ndjson, boolean evenIfActive) {
    return calls.post(
        DEVICES + device + "/ops/" + (evenIfActive ? "?even_if_active=true" : ""),
        Calls.ofRecords(headers(token), ndjson),
        ndjson,
        new TypeReference<>() {});
  }

  private static Map<String, String> headers(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }
}
