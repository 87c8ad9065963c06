package truetill.client.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import truetill.client.sim.SimWorld.SimPlace;

/** What must hold when all is healed and delivered (sync.md section 14). */
final class SimChecks {
  private final SimWorld world;
  private final SimFigures figures;

  SimChecks(SimWorld world, SimFigures figures) {
    this.world = world;
    this.figures = figures;
  }

  void all() {
    Set<String> image = ImageChecks.sent(world.places().getFirst().device(), world.store());
    for (SimPlace place : world.places()) {
      ImageChecks.same(place.device(), image);
      ImageChecks.sameStatus(place.device());
      figures.add("images");
    }
    Map<UUID, SimJournal> journals = new LinkedHashMap<>();
    for (SimPlace place : world.places()) {
      SimDevice device = place.device();
      Broken.unless(device.stop(), "I24", "device " + device.number() + " does not close");
      SimJournal journal = SimJournal.of(device.disk());
      UUID id = device.identity().device();
      journal.checkChain(id.toString(), device.identity().nonce());
      checkTold(place, journal);
      checkReceipts(place, journal);
      journals.put(id, journal);
      count(place);
      figures.add("records", journal.records().size());
      journal
          .records()
          .forEach(record -> figures.add("record." + SimStore.json(record).path("type").asText()));
    }
    ReplayChecks.firstAnswerAgain(world, journals);
    StoreChecks checks = new StoreChecks(world.store().server().database());
    SimModel model = model(journals);
    checks.sameLog(journals, model.unread());
    checks.sameAs(model);
    for (SimPlace place : world.places()) {
      checks.closedAsTold(closedByTill(place, model));
      sameCash(place, SimJournal.of(journals, place.device().identity().device()), model);
    }
    model.exceptions().forEach(one -> figures.add("case." + one.replaceFirst("\\|.*", "")));
    figures.add("exceptions", model.exceptions().size());
    figures.add("resolved", model.resolved().size());
    figures.add("poison_left", model.unread().size());
    figures.add("drawers", model.drawers().size());
    figures.add("receipts", model.sales().size());
    figures.add("server_crashes", world.store().crashes());
    figures.add("replays", world.store().replays());
    List<String> wrong = world.store().wrongReplays();
    Broken.unless(wrong.isEmpty(), "I15", wrong.toString());
  }

  /** What the office closed for a lost PC stays as the office closed it. */
  private static Map<String, String> closedByTill(SimPlace place, SimModel model) {
    Map<String, String> closed = new LinkedHashMap<>(place.ledger().closedDrawers());
    closed
        .keySet()
        .removeIf(uid -> Objects.requireNonNull(model.drawers().get(uid)).closedByOffice);
    return closed;
  }

  /** I5: what people at the till think is in their drawer, the store thinks, but for its office. */
  private static void sameCash(SimPlace place, SimJournal journal, SimModel model) {
    String open = "";
    for (byte[] bytes : journal.records()) {
      JsonNode record = SimStore.json(bytes);
      switch (record.path("type").asText()) {
        case "drawer.opened" -> open = record.path("body").path("drawer").asText();
        case "drawer.closed" -> open = "";
        default -> {
          // the same drawer
        }
      }
    }
    SimModel.Drawer drawer = model.drawers().get(open);
    if (drawer != null && drawer.open) {
      place.ledger().sees(OptionalLong.of(drawer.expectedAtTill()));
    }
  }

  private void count(SimPlace place) {
    SimDevice device = place.device();
    figures.add("told", place.ledger().told());
    figures.add("crashes", device.cuts());
    figures.add("originals", device.paper().originals().size());
    figures.add("requests", device.net().requests());
    device
        .net()
        .met()
        .forEach((trouble, times) ->
            figures.add("net." + trouble.name().toLowerCase(java.util.Locale.ROOT), times));
    device
        .disk()
        .failures()
        .forEach((act, times) ->
            figures.add("disk." + act.name().toLowerCase(java.util.Locale.ROOT), times));
  }

  /** The facts in the order the store took them. */
  private SimModel model(Map<UUID, SimJournal> journals) {
    SimModel model = new SimModel();
    for (SimStore.Event event : world.store().events()) {
      switch (event) {
        case SimStore.Event.Office(OfficeFact fact) -> model.office(fact);
        case SimStore.Event.Looked(Instant at) -> model.lookedForWaiting(at);
        case SimStore.Event.Taken taken -> {
          List<byte[]> records = SimJournal.of(journals, taken.device()).records();
          model.op(SimStore.json(records.get((int) taken.seq() - 1)), taken.at(), taken.offset());
        }
      }
    }
    return model;
  }

  /**
   * I1 and I2 on the device: what was told stands in the journal once and in its order; besides it
   * only what nobody was answered. All ways to read a power cut are followed side by side.
   */
  private static void checkTold(SimPlace place, SimJournal journal) {
    List<SimJournal.Fact> facts = journal.facts();
    Set<Integer> reached = new TreeSet<>(Set.of(0));
    for (SimLedger.Entry entry : place.ledger().entries()) {
      Set<Integer> next = new TreeSet<>();
      for (int at : reached) {
        boolean fits =
            at < facts.size()
                && entry.fact().equals(entry.told() ? facts.get(at).told() : facts.get(at).asked());
        if (fits) {
          next.add(at + 1);
        }
        if (!entry.told()) {
          next.add(at);
        }
      }
      Broken.unless(
          !next.isEmpty(),
          "I1",
          "told and not recorded: " + entry + "\nrecorded: " + words(facts, reached));
      reached = next;
    }
    Broken.unless(
        reached.contains(facts.size()),
        "I2",
        "recorded and never asked for: " + words(facts, reached));
    Set<String> printed = new TreeSet<>();
    for (String receipt : place.device().paper().originals()) {
      Broken.unless(printed.add(receipt), "I30", "printed twice: " + receipt);
      Broken.unless(
          facts.stream()
              .anyMatch(
                  fact -> fact.told().contains("|" + receipt.toLowerCase(java.util.Locale.ROOT))),
          "I1",
          "printed and not recorded: " + receipt);
    }
  }

  private static String words(List<SimJournal.Fact> facts, Set<Integer> reached) {
    int from = reached.stream().mapToInt(Integer::intValue).min().orElse(0);
    return facts.subList(Math.min(from, facts.size()), Math.min(from + 3, facts.size())).toString();
  }

  /** I7: 1 to k for each date, none missing, none twice, in the order they were sold. */
  private static void checkReceipts(SimPlace place, SimJournal journal) {
    Map<String, Integer> last = new HashMap<>();
    place.device().identity().receipts().forEach(last::put);
    int customers = place.device().identity().customers();
    String series = String.format("%02d", place.device().identity().series());
    for (byte[] bytes : journal.records()) {
      JsonNode record = SimStore.json(bytes);
      if (record.path("type").asText().equals("sale.completed")) {
        String receipt = record.path("body").path("receipt").asText();
        String date = record.path("bdate").asText();
        int due = last.merge(date, 1, Integer::sum);
        String wanted = String.format("R-%s-%s%04d", date.replace("-", ""), series, due);
        Broken.unless(
            receipt.equals(wanted), "I7", receipt + " stands where " + wanted + " is due");
      }
      if (record.path("type").asText().equals("customer.created")) {
        customers++;
        String number = record.path("body").path("number").asText();
        Broken.unless(
            number.equals(String.format("CUS-%s-%03d", series, customers)),
            "I7",
            number + " is the " + customers + ". customer of series " + series);
      }
    }
  }

  /** Rows as text, for a comparison that shows what differs. */
  static void same(String invariant, String what, Set<String> wanted, Set<String> found) {
    if (!wanted.equals(found)) {
      List<String> missing = new ArrayList<>(wanted);
      missing.removeAll(found);
      List<String> extra = new ArrayList<>(found);
      extra.removeAll(wanted);
      throw new Broken(invariant, what + ": missing " + missing + ", instead " + extra);
    }
  }
}
