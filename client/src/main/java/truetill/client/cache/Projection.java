package truetill.client.cache;

import java.util.List;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;

/** Own ops into the own tables, each exactly once: the mark moves in the same transaction. */
public final class Projection {
  private final Marks marks;

  Projection(Marks marks) {
    this.marks = marks;
  }

  /**
   * Takes in ops that follow the last applied one.
   *
   * @param lastHash hash of the last of them
   */
  public void apply(List<Op> ops, String lastHash) {
    long expected = marks.now().appliedSeq() + 1;
    if (ops.getFirst().envelope().seq() != expected) {
      throw new IllegalArgumentException(
          "op " + ops.getFirst().envelope().seq() + " given where " + expected + " is due");
    }
    marks.change(handle -> {
      for (Op op : ops) {
        switch (op.body()) {
          case OpBody.SaleCompleted sale -> OwnSales.put(handle, op, sale);
          case OpBody.SaleVoided voided -> OwnSales.putVoid(handle, op, voided);
          case CustomerOp customer -> CustomerStore.putOwn(handle, op.envelope().seq(), customer);
          default -> {}
        }
      }
      MarkStore.applied(handle, ops.getLast().envelope().seq(), lastHash);
    });
  }

  /** Throws the own tables away; the journal fills them again. */
  public void forget() {
    marks.change(handle -> {
      OwnSales.clear(handle);
      CustomerStore.clearOwn(handle);
      MarkStore.applied(handle, 0, "");
    });
  }
}
