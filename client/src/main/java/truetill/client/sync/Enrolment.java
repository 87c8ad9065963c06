package truetill.client.sync;

import truetill.client.journal.DeviceIdentity;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.outcome.Outcome;
import truetill.core.wire.sync.Enroll;

/** Gets a register its identity from its store (sync.md section 11). */
public final class Enrolment {
  private Enrolment() {}

  /**
   * The demo way: a demo server on loopback gives an identity without a code. Refusals: {@code
   * server_unreachable}, or what the server said.
   *
   * @param server the address, kept in the identity
   */
  public static Outcome<DeviceIdentity> demo(SyncApi api, String server, String deviceName) {
    return enrol(api, server, new Enroll.Request(true, null, deviceName));
  }

  /**
   * With the one-time code an administrator made for it. Refusals as of {@link #demo}: the server
   * says in a sentence what is wrong with the code.
   */
  public static Outcome<DeviceIdentity> withCode(
      SyncApi api, String server, String code, String deviceName) {
    return enrol(api, server, new Enroll.Request(false, code, deviceName));
  }

  /**
   * With a one-time code, as the register this PC has been before (sync.md section 9). Refusals as
   * of {@link #withCode}.
   */
  static Outcome<DeviceIdentity> again(
      SyncApi api, String server, String code, String deviceName, DeviceIdentity before) {
    Enroll.Was was =
        new Enroll.Was(
            before.register(), before.registerCode(), before.registerName(), before.series());
    return enrol(api, server, new Enroll.Request(false, code, deviceName, was));
  }

  private static Outcome<DeviceIdentity> enrol(SyncApi api, String server, Enroll.Request request) {
    return switch (api.enroll(request)) {
      case Reply.Done<Enroll.Answer>(Enroll.Answer answer) ->
          Outcome.done(
              new DeviceIdentity(
                  answer.deviceId(),
                  answer.nonce(),
                  answer.register().uid(),
                  answer.register().code(),
                  answer.register().name(),
                  answer.series(),
                  answer.location().uid(),
                  answer.location().name(),
                  answer.location().timezone(),
                  answer.deviceSecret(),
                  answer.pinKey(),
                  server,
                  answer.receipts(),
                  answer.customers(),
                  DeviceIdentity.FIRST_JOURNAL));
      case Reply.Refused<Enroll.Answer> refused ->
          Outcome.refused(
              refused.code().isEmpty() ? "not_enrolled" : refused.code(),
              "The store did not take this register: " + refused.detail());
      case Reply.Alone<Enroll.Answer>(String reason) ->
          Outcome.refused(
              "server_unreachable",
              "A new register must meet its store once. "
                  + reason
                  + " Start the store server at "
                  + server
                  + ", then start this register again.");
    };
  }
}
