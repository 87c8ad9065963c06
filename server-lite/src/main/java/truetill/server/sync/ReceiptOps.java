package truetill.server.sync;

import java.util.Map;
import truetill.core.journal.OpBody;
import truetill.core.people.Access;
import truetill.server.pos.ReceiptStore;

/** Copies of receipts that registers printed. */
final class ReceiptOps {
  private final ReceiptStore receipts = new ReceiptStore();

  Verdict reprinted(OpContext context, OpBody.ReceiptReprinted op) {
    long actor = context.actor(Access.STAFF, Cases.NORMAL);
    receipts
        .find(context.tx(), op.receipt())
        .ifPresent(receipt ->
            context.audit(
                actor,
                "receipt_reprinted",
                "receipt",
                receipt.id(),
                Map.of("receipt", op.receipt())));
    return Verdict.applied();
  }
}
