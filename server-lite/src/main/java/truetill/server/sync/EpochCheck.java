package truetill.server.sync;

import truetill.core.wire.sync.Epoch;
import truetill.server.http.Call;
import truetill.server.http.Problem;

/** A device that speaks to another generation of the server than this one says hello first. */
final class EpochCheck {
  private static final String HEADER = "Sync-Epoch";

  private EpochCheck() {}

  static void refuseOther(Call call, Epoch current) {
    String sent = call.header(HEADER);
    if (sent != null && !sent.isEmpty() && !sent.equals(current.id())) {
      throw Problem.of(
          409, "epoch_changed", "The server is another generation now; say hello again.");
    }
  }
}
