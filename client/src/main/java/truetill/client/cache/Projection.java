package truetill.client.cache;

import java.util.List;
import truetill.core.journal.CustomerOp;
import truetill.core.journal.Op;
import truetill.core.journal.OpBody;

/** Own ops into the own tables, each exactly once: the mark moves in the same transaction. */
public final class Projection {
  /** More records than a journal ever has. */
  private static final long GENERATION = 1_000_000_000_000L;

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
          case OpBody.SaleCompleted sale -> OwnSales.put(handle, op.envelope().seq(), op, sale);
          case OpBody.SaleVoided voided -> OwnSales.putVoid(handle, op, voided);
          case CustomerOp customer -> CustomerStore.putOwn(handle, op.envelope().seq(), customer);
          default -> {}
        }
      }
      MarkStore.applied(handle, ops.getLast().envelope().seq(), lastHash);
    });
  }

  /**
   * Takes in sales of a journal this one took over from, for reprints and voids; before any op of
   * this one. They stand behind all of this journal's.
   *
   * @param generation 1 for the journal before this one, 2 for the one before that
   */
  public void inherit(List<Op> ops, int generation) {
    if (marks.now().appliedSeq() > 0) {
      throw new IllegalStateException("this journal's own sales are there already");
    }
    marks.change(handle -> {
      for (Op op : ops) {
        long place = op.envelope().seq() - generation * GENERATION;
        switch (op.body()) {
          case OpBody.SaleCompleted sale -> OwnSales.put(handle, place, op, sale);
          case OpBody.SaleVoided voided -> OwnSales.putVoid(handle, op, voided);
          default -> {}
        }
      }
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
