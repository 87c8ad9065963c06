package truetill.client.screens.pos;

import java.util.Objects;
import java.util.UUID;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import truetill.client.fx.Background;
import truetill.client.register.CustomerDesk;
import truetill.core.pos.Cart;

/** The name of whose sale is on the counter, as the screens show it. */
public final class NamedCustomer {
  private final CustomerDesk desk;
  private final Background background;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private @Nullable UUID asked;

  public NamedCustomer(CustomerDesk desk, Background background, Counter counter) {
    this.desk = desk;
    this.background = background;
    counter.cartProperty().addListener((observed, before, cart) -> follow(cart));
    follow(counter.cart());
  }

  private void follow(@Nullable Cart cart) {
    UUID customer = cart == null ? null : cart.customer();
    if (Objects.equals(customer, asked)) {
      return;
    }
    asked = customer;
    if (customer == null) {
      name.set("");
    } else {
      background.run(desk::named, found -> name.set(found == null ? "" : found.details().name()));
    }
  }

  /** Empty for nobody in particular. */
  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }
}
