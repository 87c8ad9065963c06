package truetill.client.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.client.cache.Cache;
import truetill.client.cache.CacheFailed;
import truetill.client.cache.Deliveries;
import truetill.client.cache.Positions;
import truetill.client.cache.UnreadableRow;
import truetill.client.remote.Reply;
import truetill.client.remote.SyncApi;
import truetill.core.wire.sync.Changes;
import truetill.core.wire.sync.Claims;
import truetill.core.wire.sync.Snapshot;

/**
 * Follows the server's feed by cursor, and takes a whole snapshot when there is none to follow: new
 * register, new server generation, or a cursor too old (sync.md section 5). A page is fetched
 * without any lock and taken in under one, so a long poll never holds anybody up.
 */
final class Pull {
  private static final Logger LOG = LoggerFactory.getLogger(Pull.class);
  private static final int PAGE_SETS = 500;
  private static final int GONE = 410;
  private static final Exchange DOES_NOT_FIT =
      Exchange.trouble("The store's changes do not fit what it sent before.");

  private final SyncApi api;
  private final DeviceSession session;
  private final Cache cache;
  private final RefData refData;
  private final CartsElsewhere elsewhere;
  private final AnswerFile answers;
  private final Push push;
  private volatile boolean wantsSnapshot;
  private boolean filesChecked;

  /**
   * @param push says hello anew: a server that was set back has fewer of our ops than it once took,
   *     and its image must settle no more than it holds
   * @param wantsSnapshot the rows came from the plain files: a fresh image settles what they miss
   */
  Pull(
      SyncApi api,
      DeviceSession session,
      Cache cache,
      RefData refData,
      CartsElsewhere elsewhere,
      AnswerFile answers,
      Push push,
      boolean wantsSnapshot) {
    this.answers = answers;
    this.push = push;
    this.api = api;
    this.session = session;
    this.cache = cache;
    this.refData = refData;
    this.elsewhere = elsewhere;
    this.wantsSnapshot = wantsSnapshot;
  }

  /**
   * Takes in all there is; the first page may wait for something to happen. The first time in a run
   * it does not wait: what is new comes first, then the plain files are read through, which takes a
   * while with a million items.
   */
  Exchange follow(Duration wait) {
    if (filesAreChecked()) {
      return takeAll(wait);
    }
    Exchange current = takeAll(Duration.ZERO);
    if (!current.isFine()) {
      return current;
    }
    checkFiles();
    return needsSnapshot() ? takeAll(Duration.ZERO) : current;
  }

  private Exchange takeAll(Duration wait) {
    Duration patience = wait;
    boolean snapshotTaken = false;
    while (true) {
      if (needsSnapshot()) {
        if (snapshotTaken) {
          return DOES_NOT_FIT;
        }
        snapshotTaken = true;
        Exchange taken = takeSnapshot();
        if (!taken.isFine()) {
          return taken;
        }
      }
      Positions before = cache.positions();
      Duration asked = patience;
      Reply<Changes> reply = next(before, asked);
      if (reply instanceof Reply.Refused<Changes> refused
          && (refused.status() == GONE || refused.code().equals("epoch_changed"))) {
        Exchange greeted = push.greetAnew();
        if (!greeted.online()) {
          return greeted;
        }
        wantSnapshot();
        continue;
      }
      if (!(reply instanceof Reply.Done<Changes>(Changes page))) {
        return Replies.failure(reply);
      }
      Claims claims = page.claims();
      if (claims != null) {
        elsewhere.take(claims);
      }
      Exchange taken = take(before, page);
      if (!page.sets().isEmpty() && !needsSnapshot() && cache.positions().equals(before)) {
        return DOES_NOT_FIT;
      }
      patience = Duration.ZERO;
      if (taken.isFine() && needsSnapshot() && !snapshotTaken) {
        continue; // the plain files missed something: mended while the store is there
      }
      if (!taken.isFine() || page.sets().isEmpty() || cache.positions().cursor() >= page.head()) {
        return taken;
      }
    }
  }

  /** The next page; a large set is fetched part by part and comes whole. */
  private Reply<Changes> next(Positions before, Duration wait) {
    Reply<Changes> reply = part(before, wait, 0);
    if (!(reply instanceof Reply.Done<Changes>(Changes first)) || !isSplit(first)) {
      return reply;
    }
    Changes.ChangeSet set = first.sets().getFirst();
    List<Changes.Row> rows = new ArrayList<>(set.rows());
    for (int part = 1; part < set.parts(); part++) {
      Reply<Changes> more = part(before, Duration.ZERO, part);
      if (!(more instanceof Reply.Done<Changes>(Changes page))) {
        return more;
      }
      if (!isSplit(page)
          || page.sets().getFirst().seq() != set.seq()
          || page.sets().getFirst().part() != part) {
        return new Reply.Alone<>("The store sent another part of a change than was asked for.");
      }
      rows.addAll(page.sets().getFirst().rows());
    }
    return new Reply.Done<>(
        new Changes(
            first.epoch(),
            first.head(),
            List.of(new Changes.ChangeSet(set.seq(), rows)),
            first.claims()));
  }

  private static boolean isSplit(Changes page) {
    return page.sets().size() == 1 && page.sets().getFirst().parts() > 1;
  }

  private Reply<Changes> part(Positions before, Duration wait, int part) {
    return session.call(token ->
        api.changes(
            token, before.epoch(), before.cursor(), PAGE_SETS, wait, elsewhere.version(), part));
  }

  private synchronized boolean needsSnapshot() {
    return wantsSnapshot || !cache.positions().hasServerRows();
  }

  /** An image is due; from any thread, also while one is on its way. */
  void wantSnapshot() {
    wantsSnapshot = true;
  }

  private synchronized Exchange take(Positions before, Changes page) {
    if (cache.positions().cursor() != before.cursor()) {
      return Exchange.FINE;
    }
    if (!page.epoch().id().equals(before.epoch())) {
      wantsSnapshot = true;
      return Exchange.FINE;
    }
    if (page.sets().isEmpty()) {
      return Exchange.FINE;
    }
    keep(before, page);
    try {
      List<Deliveries.Outcome> late = cache.image().lateOutcomes(page.sets());
      if (!late.isEmpty()) {
        answers.answered(cache, cache.positions().deliveredSeq(), late);
      }
      cache.image().apply(page.epoch().id(), page.sets());
      return Exchange.FINE;
    } catch (UnreadableRow unreadable) {
      return Exchange.trouble(
          "The store sent a row this register cannot read. It may need an update.");
    } catch (CacheFailed | UncheckedIOException full) {
      return Exchange.trouble("What changed at the store could not be kept. Is the disk full?");
    }
  }

  /** Before the cache has it, so that a cache lost in between is rebuilt with it. */
  private void keep(Positions before, Changes page) {
    try {
      refData.append(before.cursor(), page);
    } catch (IOException lost) {
      wantsSnapshot = true; // only the copy for a rebuild is behind, and a snapshot mends it
    }
  }

  private synchronized boolean filesAreChecked() {
    return filesChecked;
  }

  /** Once a run: plain files that fell behind the cache are made anew while there is a server. */
  private synchronized void checkFiles() {
    if (filesChecked) {
      return;
    }
    filesChecked = true;
    Positions now = cache.positions();
    try {
      if (now.hasServerRows() && !refData.reaches(now.cursor())) {
        wantsSnapshot = true;
      }
    } catch (IOException unreadable) {
      wantsSnapshot = true;
    }
  }

  private synchronized Exchange takeSnapshot() {
    wantsSnapshot = false; // whoever wants one from now on wants another
    Exchange taken = snapshotTaken();
    if (taken.isFine()) {
      filesChecked = true;
      push.imageTaken();
    } else {
      wantsSnapshot = true;
    }
    return taken;
  }

  /** It began to arrive before the feed brought what is here by now. */
  private static boolean isOlder(Snapshot.Header header, Positions now) {
    return header.epoch().id().equals(now.epoch()) && header.asOf() < now.cursor();
  }

  private Exchange snapshotTaken() {
    Positions before = cache.positions();
    Reply<Boolean> downloaded =
        session.call(token ->
            refData.download(
                header -> !isOlder(header, before),
                (broken, sink) -> api.snapshot(token, broken, sink)));
    if (!(downloaded instanceof Reply.Done<Boolean>(Boolean whole))) {
      return Replies.failure(downloaded);
    }
    if (!whole) {
      return Exchange.ALONE;
    }
    try {
      refData.loadSnapshot(
          (header, rows) -> cache.image().replace(header, rows, before.deliveredSeq()));
      return Exchange.FINE;
    } catch (UnreadableRow unreadable) {
      return Exchange.trouble(
          "The store sent a row this register cannot read. It may need an update.");
    } catch (CacheFailed | IOException notKept) {
      LOG.warn("the snapshot was not taken in", notKept);
      return Exchange.trouble("The store's items could not be kept. Is the disk full?");
    }
  }
}
