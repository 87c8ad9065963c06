package truetill.core.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.DrawerCash;
import truetill.core.pos.OpenDrawer;
import truetill.core.pos.OpenDrawer.DrawerTally;
import truetill.core.pos.SeriesNumbers;
import truetill.core.pos.TillState;
import truetill.core.pos.TillState.ClosedDrawer;
import truetill.core.pos.TillState.Shift;

/** The tree of a {@link JournalContinued}: a till's state as plain values, and back. */
final class ContinuedTree {
  private ContinuedTree() {}

  static Map<String, @Nullable Object> write(JournalContinued body) {
    TillState state = body.state();
    return BodyTree.fields(
        "former", body.former(),
        "former_seq", body.formerSeq(),
        "former_hash", body.formerHash(),
        "copies", body.copies(),
        "drawer", drawer(state.drawer()),
        "closed", closed(state.closed()),
        "shifts", shifts(state.shifts()),
        "receipts", counters(state.numbers().receipts()),
        "customers", state.numbers().customers(),
        "receipts_before", counters(body.receiptsBefore()),
        "gross_cents", state.runningGross(),
        "cash_cents", state.runningCash());
  }

  static JournalContinued read(Tree tree) {
    Map<UUID, Shift> shifts = new LinkedHashMap<>();
    for (Tree shift : tree.trees("shifts")) {
      shifts.put(shift.uuid("person"), new Shift(shift.uuid("entry"), instant(shift, "since")));
    }
    Tree drawer = tree.treeOrNull("drawer");
    Tree closed = tree.treeOrNull("closed");
    TillState state =
        new TillState(
            drawer == null ? null : drawer(drawer),
            closed == null ? null : closed(closed),
            null,
            Map.of(),
            new SeriesNumbers(counters(tree.tree("receipts")), tree.smallNumber("customers")),
            shifts,
            null,
            tree.money("gross_cents"),
            tree.money("cash_cents"));
    return new JournalContinued(
        tree.uuid("former"),
        tree.number("former_seq"),
        tree.text("former_hash"),
        tree.smallNumber("copies"),
        state,
        counters(tree.tree("receipts_before")));
  }

  private static @Nullable Map<String, @Nullable Object> drawer(@Nullable OpenDrawer drawer) {
    if (drawer == null) {
      return null;
    }
    DrawerCash cash = drawer.cash();
    DrawerTally tally = drawer.tally();
    return BodyTree.fields(
        "drawer", drawer.uid(),
        "date", drawer.businessDate().toString(),
        "opened_at", drawer.openedAt().toEpochMilli(),
        "opened_by", drawer.openedBy(),
        "cashier", drawer.cashier(),
        "opening_cents", cash.opening(),
        "sales_cents", cash.sales(),
        "refunds_cents", cash.refunds(),
        "drops_cents", cash.drops(),
        "draws_cents", cash.drawsIn(),
        "returns_cents", cash.returnsOut(),
        "sale_count", tally.sales(),
        "pieces", tally.pieces(),
        "gross_cents", tally.gross(),
        "tax_cents", tally.tax(),
        "card_cents", tally.cardSales(),
        "void_count", tally.voids(),
        "voided_cents", tally.voided());
  }

  private static OpenDrawer drawer(Tree tree) {
    return new OpenDrawer(
        tree.uuid("drawer"),
        tree.date("date"),
        instant(tree, "opened_at"),
        tree.uuid("opened_by"),
        tree.uuid("cashier"),
        new DrawerCash(
            tree.money("opening_cents"),
            tree.money("sales_cents"),
            tree.money("refunds_cents"),
            tree.money("drops_cents"),
            tree.money("draws_cents"),
            tree.money("returns_cents"),
            Money.ZERO), // what is unread is a server's business alone
        new DrawerTally(
            tree.smallNumber("sale_count"),
            tree.smallNumber("pieces"),
            tree.money("gross_cents"),
            tree.money("tax_cents"),
            tree.money("card_cents"),
            tree.smallNumber("void_count"),
            tree.money("voided_cents")));
  }

  private static @Nullable Map<String, @Nullable Object> closed(@Nullable ClosedDrawer closed) {
    return closed == null
        ? null
        : BodyTree.fields(
            "drawer", drawer(closed.drawer()),
            "closed_at", closed.closedAt().toEpochMilli(),
            "closed_by", closed.closedBy(),
            "expected_cents", closed.expected(),
            "counted_cents", closed.counted());
  }

  private static ClosedDrawer closed(Tree tree) {
    return new ClosedDrawer(
        drawer(tree.tree("drawer")),
        instant(tree, "closed_at"),
        tree.uuid("closed_by"),
        tree.money("expected_cents"),
        tree.money("counted_cents"));
  }

  private static List<Map<String, @Nullable Object>> shifts(Map<UUID, Shift> shifts) {
    List<Map<String, @Nullable Object>> trees = new ArrayList<>();
    shifts.forEach((person, shift) ->
        trees.add(
            BodyTree.fields(
                "person", person,
                "entry", shift.entry(),
                "since", shift.since().toEpochMilli())));
    return trees;
  }

  private static Map<String, Integer> counters(Map<LocalDate, Integer> byDate) {
    Map<String, Integer> counters = new LinkedHashMap<>();
    byDate.forEach((date, counter) -> counters.put(date.toString(), counter));
    return counters;
  }

  private static Map<LocalDate, Integer> counters(Tree tree) {
    Map<LocalDate, Integer> byDate = new LinkedHashMap<>();
    for (Object key : tree.asMap().keySet()) {
      String date = String.valueOf(key);
      try {
        byDate.put(LocalDate.parse(date), tree.smallNumber(date));
      } catch (DateTimeParseException noDate) {
        throw new Tree.Malformed(date + " is no date");
      }
    }
    return byDate;
  }

  private static Instant instant(Tree tree, String key) {
    return Instant.ofEpochMilli(tree.number(key));
  }
}
