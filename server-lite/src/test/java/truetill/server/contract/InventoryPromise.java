package truetill.server.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * As {@link Promise}, for the numbers of rules-inventory section 14, which begin at 1 again: what
 * stands behind each arrow there is our behaviour.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface InventoryPromise {
  int[] value();
}
