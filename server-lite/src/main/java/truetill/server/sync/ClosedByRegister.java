package truetill.server.sync;

import java.util.UUID;
import truetill.core.journal.OpBody;
import truetill.server.db.ReadTx;

/**
 * Whether a register closed a drawer after it recorded something: then the figures it closed with
 * have that something in them, however late it is applied here (I6).
 */
final class ClosedByRegister {
  private final OpLogStore log = new OpLogStore();
  private final RecordReader reader = new RecordReader();

  boolean after(ReadTx tx, UUID device, long seq, UUID drawer) {
    return log.textsOfType(tx, device, "drawer.closed", seq).stream()
        .map(text -> reader.stored(text).op().body())
        .anyMatch(
            body -> body instanceof OpBody.DrawerClosed closed && closed.drawer().equals(drawer));
  }
}
