package truetill.core.wire.inventory;

/** The contract's schema {@code StandardColumn}: a column manifests are brought to. */
public record StandardColumnView(String key, String label, boolean required) {}
