package truetill.server.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The numbered promises of the contract that a test holds: each "Here: …" of the rules' section on
 * defects. A promise is kept when at least one test that names its number fails under the old
 * behaviour.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Promise {
  int[] value();
}
