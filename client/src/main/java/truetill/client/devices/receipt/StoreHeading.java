package truetill.client.devices.receipt;

/**
 * What the shop prints above and below its figures, from the settings {@code store_name}, {@code
 * store_address}, {@code store_phone}, {@code receipt_header} and {@code receipt_footer}. Any of
 * them may be empty; line breaks in them are kept.
 */
public record StoreHeading(
    String name, String address, String phone, String header, String footer) {}
