package truetill.client.sim;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import truetill.core.pos.OpenDrawer;

/** One history as it happens: a store, its devices, the people at them, and the faults. */
final class SimWorld implements AutoCloseable {
  private final SimTime time = new SimTime();
  private final SimClock serverClock = new SimClock(time);
  private final SimFigures figures = new SimFigures();
  private final SimStock stock = new SimStock();
  private final AtomicInteger words = new AtomicInteger();
  private final SimStore store;
  private final SimOffice office;
  private final List<SimPlace> places = new ArrayList<>();

  /** One till with the people around it. */
  record SimPlace(
      SimDevice device,
      SimLedger ledger,
      SimCashier cashier,
      SimHand hand,
      SimReception reception,
      SimStranger stranger) {}

  SimWorld(SimHistory history, Seeded seeded, FreshStore fresh) {
    this.store =
        new SimStore(
            new SimServer(fresh.image(), serverClock, history.seed()), serverClock, seeded);
    this.office = new SimOffice(store, serverClock, figures, stock);
    fresh.items().forEach(office::knows);
    fresh.people().forEach(store::note);
    store.watchedBy(this::callAll, this::followAll);
    Random random = new Random(history.seed());
    for (int number = 0; number < history.devices(); number++) {
      places.add(place(number, new Random(random.nextLong()), seeded));
    }
  }

  private SimPlace place(int number, Random random, Seeded seeded) {
    try {
      SimDevice device = new SimDevice(number, store, time, random, seeded);
      SimLedger ledger = new SimLedger();
      Broken.unless(device.start(), "start", device.whyDown());
      return new SimPlace(
          device,
          ledger,
          new SimCashier(device, ledger, figures, stock),
          new SimHand(device, ledger, figures, words),
          new SimReception(device, ledger, figures),
          new SimStranger(device, ledger, figures, words));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  SimTime time() {
    return time;
  }

  SimClock serverClock() {
    return serverClock;
  }

  SimFigures figures() {
    return figures;
  }

  SimStock stock() {
    return stock;
  }

  SimStore store() {
    return store;
  }

  SimOffice office() {
    return office;
  }

  List<SimPlace> places() {
    return places;
  }

  /** Every till that is not at it delivers and looks for what changed. */
  private void callAll() {
    for (SimPlace place : places) {
      SimDevice device = place.device();
      if (device.isUp() && !device.net().isBusy()) {
        device.doing(till -> till.sync());
      }
    }
  }

  /** Every till that has nothing to deliver and is not at it looks for what changed. */
  private void followAll() {
    for (SimPlace place : places) {
      SimDevice device = place.device();
      if (device.isUp() && !device.net().isBusy() && device.till().status().waiting() == 0) {
        device.doing(till -> till.sync());
      }
    }
  }

  /** Hours go by; a disk that was full for a cache has room again by then. */
  void passLong(Duration passed) {
    places.forEach(place -> place.device().cache().takeAgain());
    pass(passed);
  }

  /** Time goes by everywhere. */
  void pass(Duration passed) {
    time.pass(passed);
    places.forEach(place -> place.device().pass(passed));
  }

  /** I5 at every moment: the till and the people there think the same of the drawer. */
  void look() {
    for (SimPlace place : places) {
      if (place.device().isUp()) {
        OpenDrawer drawer = place.device().till().drawer().open();
        place
            .ledger()
            .sees(
                drawer == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(drawer.cash().expected().cents()));
      }
    }
  }

  @Override
  public void close() {
    places.forEach(place -> place.device().close());
    store.close();
  }
}
