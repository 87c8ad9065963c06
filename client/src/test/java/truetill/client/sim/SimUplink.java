package truetill.client.sim;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.client.register.Uplink;
import truetill.client.sync.SyncLoop;
import truetill.core.clock.StoreContact;

/** A register's view of its loop, which somebody drives by hand. */
final class SimUplink implements Uplink {
  private @Nullable SyncLoop loop;

  void join(SyncLoop running) {
    loop = running;
  }

  @Override
  public Link link() {
    SyncLoop running = loop;
    return running == null
        ? Uplink.NONE.link()
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
  public @Nullable StoreContact contact() {
    SyncLoop running = loop;
    return running == null ? null : running.contact();
  }

  @Override
  public Map<UUID, String> inOtherCarts() {
    return Map.of();
  }

  @Override
  public void recorded() {}

  @Override
  public Subscription onChange(Runnable listener) {
    return () -> {};
  }
}
