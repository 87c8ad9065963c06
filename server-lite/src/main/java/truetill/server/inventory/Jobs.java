package truetill.server.inventory;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import truetill.core.wire.inventory.InventoryJob;
import truetill.server.http.Problem;

/**
 * The long steps of this server's orders (decision 14 on the contract): those at work and the last
 * hundred that have ended. They are not kept over a restart, as a step that did not commit left
 * nothing.
 */
final class Jobs {
  private static final int ENDED_KEPT = 100;

  private final InstantSource time;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, Job> byId = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

  Jobs(InstantSource time) {
    this.time = time;
  }

  /** Runs {@code work} as a job that others can see and cancel. */
  <T> T run(Job.Kind kind, long order, long actor, Function<Job, T> work) {
    Job job = new Job(lastId.incrementAndGet(), kind, order, actor, time.instant());
    byId.put(idOf(job), job);
    try {
      T answer = work.apply(job);
      job.finish(time.instant());
      return answer;
    } catch (Job.Cancelled cancelled) {
      job.fail("Cancelled.", time.instant());
      throw cancelled.answer();
    } catch (Problem refused) {
      job.fail("The step was refused.", time.instant());
      throw refused;
    } catch (RuntimeException failed) {
      job.fail("The step failed.", time.instant());
      throw failed;
    } finally {
      forgetOld(job);
    }
  }

  private static long idOf(Job job) {
    return job.view().id();
  }

  /** Newest first. */
  List<InventoryJob> all() {
    return byId.values().stream().map(Job::view).toList();
  }

  Optional<Job> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Asks it to stop, and with a slice of a clean-up those that run beside it. */
  void cancel(Job job) {
    job.cancel();
    byId.values().stream().filter(job::isPartOfTheSame).forEach(Job::cancel);
  }

  /** Of the slices of one clean-up the latest that is done stands for those before it. */
  private void forgetOld(Job ended) {
    if (ended.isSliceDone()) {
      byId.values()
          .removeIf(job -> job != ended && job.isPartOfTheSame(ended) && job.isSliceDone());
    }
    byId.values().stream()
        .filter(Job::hasEnded)
        .skip(ENDED_KEPT)
        .map(Jobs::idOf)
        .toList()
        .forEach(byId::remove);
  }
}
