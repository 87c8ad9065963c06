package truetill.client.screens.pos;

import java.util.List;
import truetill.client.fx.Words;
import truetill.core.money.Money;
import truetill.core.pos.DrawerCash;
import truetill.core.pos.OpenDrawer;

/** A drawer's day as rows of words and amounts, for reading it (X) and for its close (Z). */
public final class DayRows {
  private DayRows() {}

  /**
   * One line of the day.
   *
   * @param strong whether the row is a sum
   */
  public record Row(String what, String amount, boolean strong) {}

  /** Sales, cash and cards so far; what the drawer should hold is not among them. */
  public static List<Row> of(OpenDrawer drawer, Words words) {
    OpenDrawer.DrawerTally tally = drawer.tally();
    DrawerCash cash = drawer.cash();
    return List.of(
        plain(words.say("day.sales"), String.valueOf(tally.sales())),
        plain(words.say("day.pieces"), String.valueOf(tally.pieces())),
        sum(words.say("day.gross"), tally.gross()),
        plain(words.say("day.tax"), tally.tax().toString()),
        sum(words.say("day.cash"), cash.sales()),
        sum(words.say("day.card"), tally.cardSales()),
        plain(words.count("day.voids", tally.voids()), tally.voided().toString()),
        plain(words.say("day.refunds"), cash.refunds().toString()),
        plain(words.say("day.drops"), cash.drops().toString()),
        plain(words.say("day.opening"), cash.opening().toString()));
  }

  private static Row plain(String what, String amount) {
    return new Row(what, amount, false);
  }

  private static Row sum(String what, Money amount) {
    return new Row(what, amount.toString(), true);
  }
}
