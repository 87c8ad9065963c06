package truetill.client.journal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import truetill.client.journal.Journal.Head;
import truetill.core.clock.Scheduler;
import truetill.core.outcome.Outcome;

/**
 * Opens the journal of a data folder by the rules of sync.md section 3: an unacknowledged torn tail
 * is kept aside and cut; any other damage stops the register, and nothing is changed.
 */
public final class JournalOpening {
  private static final String QUARANTINE = "quarantine";
  private static final int HEAD_SLOTS = 2;

  private final Storage storage;
  private final DeviceIdentity identity;
  private final Scheduler scheduler;
  private final FaultPoints faults;

  /**
   * Prepares to open.
   *
   * @param scheduler runs the forces of soft records, on the thread that will append
   */
  public JournalOpening(
      Storage storage, DeviceIdentity identity, Scheduler scheduler, FaultPoints faults) {
    this.storage = DeviceStorage.of(storage, identity);
    this.identity = identity;
    this.scheduler = scheduler;
    this.faults = faults;
  }

  /**
   * Hands each record to {@code replay} in order, then gives the journal to go on with. Refusals:
   * {@code foreign_journal}, {@code journal_conflict}, {@code journal_damaged}; what was handed
   * over until then is to be thrown away.
   */
  public Outcome<Journal> open(Consumer<JournalRecord> replay) throws IOException {
    Head acknowledged = HeadHint.newest(WholeFile.read(storage, HeadHint.FILE));
    long[] checkedSeq = {acknowledged == null ? 0 : acknowledged.seq()};
    String[] hashThere = {null};
    JournalScan scan =
        JournalScan.run(
            storage,
            identity,
            (segment, record) -> {
              if (record.seq() == checkedSeq[0]) {
                hashThere[0] = record.hash();
              }
              replay.accept(record);
            });
    if (scan.problem() != null) {
      return refused(scan.problem());
    }
    if (acknowledged != null && !acknowledged.hash().equals(hashThere[0])) {
      return Outcome.refused(
          "journal_damaged",
          "The journal is damaged: it ends at record "
              + scan.head().seq()
              + ", but record "
              + acknowledged.seq()
              + " was acknowledged. Nothing was changed. Keep the folder and get help: the server may"
              + " hold what is missing.");
    }
    return Outcome.done(goOn(scan, acknowledged == null ? 0 : acknowledged.seq()));
  }

  private Journal goOn(JournalScan scan, long acknowledgedSeq) throws IOException {
    Deque<JournalScan.Found> used = new ArrayDeque<>(scan.segments());
    List<SegmentName> names = used.stream().map(JournalScan.Found::name).toList();
    SegmentWriter writer = null;
    JournalScan.Found last = used.pollLast();
    if (last != null) {
      cut(last);
      writer = SegmentWriter.resume(storage, last.name(), last.usedBytes(), acknowledgedSeq);
    }
    // Only now may the copies go of what stands there.
    for (JournalScan.Found found : used) {
      cut(found);
    }
    for (JournalScan.Spare spare : scan.spare()) {
      keepAside(spare.name(), 0);
      storage.delete(spare.name().path());
      storage.forceFolder(Journal.FOLDER);
    }
    StorageFile hint = storage.open(HeadHint.FILE);
    int slots = scan.head().seq() == 0 ? 0 : HEAD_SLOTS;
    for (int slot = 0; slot < slots; slot++) {
      HeadHint.write(hint, slot, scan.head());
    }
    hint.truncate((long) slots * HeadHint.SLOT_BYTES);
    return new Journal(
        storage, scheduler, faults, scan.head(), names, writer, hint, StopFile.read(storage));
  }

  private void cut(JournalScan.Found found) throws IOException {
    if (found.usedBytes() == found.totalBytes()) {
      return;
    }
    keepAside(found.name(), found.usedBytes());
    try (StorageFile file = storage.open(found.name().path())) {
      file.truncate(found.usedBytes());
      file.force(true);
    }
  }

  private void keepAside(SegmentName segment, long from) throws IOException {
    byte[] bytes;
    try (InputStream in = storage.read(segment.path())) {
      in.skipNBytes(from);
      bytes = in.readAllBytes();
    }
    if (Frame.onlyZeros(bytes, 0)) {
      return;
    }
    String base = QUARANTINE + "/" + segment.file() + "-" + from;
    List<String> taken = storage.list(QUARANTINE);
    String name = base;
    for (int copy = 1; taken.contains(name.substring(QUARANTINE.length() + 1)); copy++) {
      name = base + "." + copy;
    }
    WholeFile.replace(storage, name, bytes);
  }

  private <T> Outcome<T> refused(JournalScan.Problem problem) {
    String advice =
        switch (problem.code()) {
          case "foreign_journal" ->
              "This data folder holds the journal of another device: "
                  + problem.sentence()
                  + ". Start with this register's own folder.";
          case "journal_conflict" ->
              "The journal contradicts itself: "
                  + problem.sentence()
                  + ". Nothing was changed. Keep the folder and get help.";
          default ->
              "The journal is damaged: "
                  + problem.sentence()
                  + ". Nothing was changed. Keep the folder and get help: the server may hold the"
                  + " record.";
        };
    return Outcome.refused(problem.code(), advice);
  }
}
