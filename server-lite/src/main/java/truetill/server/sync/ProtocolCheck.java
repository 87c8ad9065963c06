package truetill.server.sync;

import java.util.List;
import truetill.server.http.Call;
import truetill.server.http.Problem;

/**
 * Which protocols this server speaks, newest first (sync.md section 10). Hello is answered to
 * everybody, so that a device learns of them; the rest only to who speaks one of them.
 */
final class ProtocolCheck {
  static final List<Integer> SPOKEN = List.of(1);
  private static final String HEADER = "Sync-Protocol";

  private ProtocolCheck() {}

  /** A device that says nothing is taken to speak the oldest. */
  static void refuseOther(Call call) {
    String sent = call.header(HEADER);
    boolean spoken =
        sent == null || SPOKEN.stream().anyMatch(one -> one.toString().equals(sent.strip()));
    if (!spoken) {
      throw Problem.of(
          400,
          "protocol",
          "This server speaks the register protocol "
              + SPOKEN.getFirst()
              + ". Update the server first, then the registers.");
    }
  }
}
