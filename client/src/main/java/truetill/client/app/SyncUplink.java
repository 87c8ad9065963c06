package truetill.client.app;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import truetill.client.register.Uplink;
import truetill.client.sync.SyncLoop;
import truetill.core.clock.StoreContact;

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
    running.onChange(this::tell);
    running.elsewhere().onChange(this::tell);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public @Nullable StoreContact contact() {
    SyncLoop running = loop;
    return running == null ? null : running.contact();
  }

  @Override
  public Map<UUID, String> inOtherCarts() {
    SyncLoop running = loop;
    return running == null ? Map.of() : running.elsewhere().now();
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
      running.exchangeInTime();
    }
    return link();
  }

  @Override
  public void recorded() {
    SyncLoop running = loop;
    if (running != null) {
      running.recorded();
    }
  }

  @Override
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
