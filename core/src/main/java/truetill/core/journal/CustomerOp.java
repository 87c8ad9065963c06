package truetill.core.journal;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.people.CustomerDetails;

/** What a register did with the store's customers. */
public sealed interface CustomerOp extends OpBody {
  /** Uid of the customer. */
  UUID customer();

  /**
   * Somebody became a customer.
   *
   * @param number a {@link truetill.core.people.CustomerNumber} of the register's series, final
   */
  record Created(UUID customer, String number, CustomerDetails details) implements CustomerOp {
    @Override
    public String type() {
      return "customer.created";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("customer", customer, "number", number, "details", details);
    }
  }

  /**
   * A customer's details were changed.
   *
   * @param before as the register knew them, which tells what was changed
   */
  record Edited(UUID customer, CustomerDetails before, CustomerDetails after)
      implements CustomerOp {
    @Override
    public String type() {
      return "customer.edited";
    }

    @Override
    public Map<String, @Nullable Object> toTree() {
      return BodyTree.fields("customer", customer, "before", before, "after", after);
    }
  }
}
