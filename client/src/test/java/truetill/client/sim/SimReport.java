package truetill.client.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The printed figures of a run; what is not among them was not tested. */
final class SimReport {
  /** Every record a till of this version writes (sync.md section 3). */
  private static final List<String> RECORDS =
      List.of(
          "drawer.opened",
          "drawer.handed_off",
          "drawer.dropped",
          "drawer.no_sale",
          "drawer.closed",
          "cart.created",
          "cart.line_added",
          "cart.line_removed",
          "cart.customer_named",
          "cart.parked",
          "cart.recalled",
          "cart.abandoned",
          "sale.completed",
          "sale.voided",
          "supplemental.drawn",
          "supplemental.returned",
          "customer.created",
          "customer.edited",
          "clock.in",
          "clock.out",
          "receipt.reprinted",
          "auth.locked",
          "checkpoint");

  /** Every exception of sync.md section 6 but the one that must not happen. */
  private static final List<String> CASES =
      List.of(
          "double_sale",
          "stale_price",
          "unknown_item",
          "sold_from_status",
          "drawer_overlap",
          "late_after_close",
          "double_void",
          "void_item_conflict",
          "clock_overlap",
          "clock_orphan",
          "clock_rule",
          "actor_not_allowed",
          "field_conflict",
          "maybe_duplicate",
          "negative_balance",
          "quarantined",
          "parked_too_long");

  private static final List<String> OUTCOMES = List.of("done", "power_cut", "alone", "office_cut");

  private final SimFigures figures;

  SimReport(SimFigures figures) {
    this.figures = figures;
  }

  /** The lines of section 3 of the fault tests, after the one of the whole run. */
  List<String> lines(long seed, long wallSeconds) {
    long told = of("told");
    long lost = of("broken.I1");
    long records = of("records");
    List<String> lines = new ArrayList<>();
    lines.add(
        "SIM seed="
            + seed
            + figures("histories", "devices", "ops")
            + " records="
            + records
            + figures("server_crashes", "crashes")
            + " bugs="
            + (of("broken.bug") + of("broken.office") + of("broken.start") + of("broken.I4"))
            + " wall="
            + wallSeconds
            + "s");
    lines.add(
        "SIM I1 I23 told="
            + told
            + " found="
            + (told - lost)
            + " lost="
            + lost
            + " crashes="
            + of("crashes")
            + " failed_forces="
            + of("disk.force"));
    lines.add(
        "SIM I2 I3 I15 delivered="
            + records
            + " applied="
            + (records - of("poison_left"))
            + " set_aside="
            + of("poison_left")
            + " doubled_or_missing="
            + (of("broken.I2") + of("broken.I3"))
            + " replays="
            + of("replays")
            + " replay_mismatch="
            + of("broken.I15"));
    lines.add(
        "SIM I4 I31 edits="
            + (of("bit_found") + of("broken.I31"))
            + " detected="
            + of("bit_found")
            + " missed="
            + of("broken.I31")
            + " broken_chains="
            + of("broken.I4"));
    lines.add(
        "SIM I5 I6 drawers="
            + of("drawers")
            + " cents_off="
            + of("broken.I5")
            + " closed_changed="
            + of("broken.I6"));
    lines.add(
        "SIM I7 receipts="
            + of("receipts")
            + " customers="
            + of("record.customer.created")
            + " gaps_or_twice="
            + of("broken.I7"));
    lines.add(
        "SIM I8 I12 I32 double_sales="
            + of("case.double_sale")
            + " exceptions="
            + of("exceptions")
            + " unmatched="
            + of("broken.I8")
            + " own_resell="
            + of("broken.I12")
            + " resolved="
            + of("resolved")
            + " resolved_wrong="
            + of("broken.I32"));
    lines.add(
        "SIM I9 I13 images="
            + of("images")
            + " hash_diff="
            + of("broken.I9")
            + " rebuilds="
            + of("cache_rebuilt")
            + " set_back="
            + of("cache_set_back")
            + " rebuild_diff="
            + of("broken.I13"));
    lines.add(
        "SIM I16 poison="
            + of("poison_left")
            + " blocked="
            + of("broken.I24")
            + " money_counted="
            + of("poison_cents"));
    lines.add(
        "SIM I20 jumps="
            + (of("fault.clock_jump") + of("fault.server_clock"))
            + " speeds="
            + of("fault.clock_speed")
            + " date_confirms="
            + of("date_confirms")
            + " order_errors="
            + (of("broken.I4") + of("broken.I7")));
    lines.add(
        "SIM I22 failed_writes="
            + of("disk.write")
            + " shown_but_lost="
            + lost
            + " resumed="
            + of("images")
            + " stayed_shut="
            + of("broken.I22"));
    lines.add(
        "SIM I24 drained="
            + of("images")
            + " stalled="
            + of("broken.I24")
            + " requests="
            + of("requests"));
    lines.add("SIM I30 originals=" + of("originals") + " originals_twice=" + of("broken.I30"));
    return lines;
  }

  /** How often each thing occurred, a line a kind. */
  List<String> coverage() {
    List<String> lines = new ArrayList<>();
    for (String kind :
        List.of(
            "op.",
            "done.",
            "refused.",
            "record.",
            "fault.",
            "net.",
            "disk.",
            "outcome.",
            "case.",
            "resolved.")) {
      lines.add("SIM " + kind.replace(".", ": ") + figures.line(kind));
    }
    lines.add("SIM never: " + String.join(" ", never()));
    return lines;
  }

  /** What did not happen at all and so was not tested. */
  List<String> never() {
    List<String> never = new ArrayList<>();
    look(never, "record.", RECORDS);
    look(never, "case.", CASES);
    look(never, "outcome.", OUTCOMES);
    look(never, "fault.", words(Arrays.stream(Kind.values()).filter(Kind::isFault).toList()));
    look(never, "net.", words(List.of(SimNet.Trouble.values())));
    look(never, "disk.", words(List.of(SimDisk.Act.values())));
    return never;
  }

  private void look(List<String> never, String kind, List<String> names) {
    names.stream().map(kind::concat).filter(name -> of(name) == 0).forEach(never::add);
  }

  private static List<String> words(List<? extends Enum<?>> constants) {
    return constants.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
  }

  private String figures(String... names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append(' ').append(name).append('=').append(of(name));
    }
    return text.toString();
  }

  private long of(String what) {
    return figures.of(what);
  }
}
