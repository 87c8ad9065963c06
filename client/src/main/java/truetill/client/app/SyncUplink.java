package truetill.client.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import truetill.client.register.Uplink;
import truetill.client.sync.SyncLoop;

/**
 * The desks' view of delivery. The till is opened before its loop exists, so the loop joins
 * afterwards; until then the till is alone.
 */
final class SyncUplink implements Uplink {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable SyncLoop loop;

  /** From now on this loop delivers. */
  void join(SyncLoop running) {
    loop = running;
    running.onChange(() -> listeners.forEach(Runnable::run));
  }

  @Override
  public Link link() {
    SyncLoop running = loop;
    return running == null
        ? new Link(false, null, null)
        : new Link(running.online(), running.warning(), running.aloneSince());
  }

  @Override
  public Link exchange() {
    SyncLoop running = loop;
    if (running != null) {
      running.exchange();
    }
    return link();
  }

  @Override
  public void recorded() {
    SyncLoop running = loop;
    if (running != null) {
      running.wake();
    }
  }

  @Override
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
