package truetill.client.screens.shop;

import truetill.client.fx.Background;
import truetill.client.fx.OnThisThread;
import truetill.client.fx.Words;
import truetill.client.screens.pos.Counter;
import truetill.client.screens.pos.FindText;
import truetill.client.shell.FrameModel;
import truetill.client.shell.Lock;
import truetill.client.shell.Navigator;
import truetill.client.shell.Screen;
import truetill.client.shell.Session;
import truetill.client.shell.Sounds;

/** What models are built from, over a shop in memory, with no window. */
public final class Workbench {
  public final FakeRegister register;
  public final Background background;
  public final Words words = Words.english();
  public final Session session = new Session();
  public final Navigator navigator = new Navigator(session, () -> true);
  public final FrameModel frame;
  public final Counter counter;
  public final FindText findText = new FindText();
  public final Lock lock;

  private Workbench(FakeRegister register, Background background) {
    this.register = register;
    this.background = background;
    this.frame = new FrameModel(register, background, register.clock(), words, session);
    this.counter = new Counter(register.selling(), background, Sounds.NONE);
    this.lock = new Lock(register.signIn(), background, session, navigator);
  }

  /** Nobody at the till, no drawer open. */
  public static Workbench closed() {
    return new Workbench(new FakeRegister(), OnThisThread.strict());
  }

  /** Somebody at the till, the drawer open with 200.00, the sale screen showing. */
  public static Workbench selling(String pin) {
    return selling(pin, OnThisThread.strict());
  }

  public static Workbench selling(String pin, Background background) {
    Workbench bench = new Workbench(new FakeRegister().openFor(pin, "200.00"), background);
    bench.session.begin(bench.register.signIn().withPin(pin).orElseThrow());
    bench.navigator.show(Screen.SALE);
    bench.counter.refresh();
    return bench;
  }

  /** Puts these on the sale. */
  public Workbench scan(String... skus) {
    for (String sku : skus) {
      counter.scan(sku);
    }
    return this;
  }
}
