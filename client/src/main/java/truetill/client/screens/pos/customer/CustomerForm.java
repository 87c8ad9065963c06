package truetill.client.screens.pos.customer;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import truetill.core.people.CustomerDetails;

/** The fields of a customer as they are typed. */
final class CustomerForm {
  private final StringProperty firstName = new SimpleStringProperty("");
  private final StringProperty lastName = new SimpleStringProperty("");
  private final StringProperty email = new SimpleStringProperty("");
  private final StringProperty phone = new SimpleStringProperty("");
  private final StringProperty notes = new SimpleStringProperty("");

  void clear() {
    show(new CustomerDetails("", "", "", "", ""));
  }

  /** What was looked for and not found is most likely a name; digits are a phone number. */
  void name(String typed) {
    String plain = typed.strip();
    if (plain.chars().anyMatch(Character::isDigit)) {
      phone.set(plain);
      return;
    }
    int blank = plain.indexOf(' ');
    firstName.set(blank < 0 ? plain : plain.substring(0, blank));
    lastName.set(blank < 0 ? "" : plain.substring(blank + 1).strip());
  }

  void show(CustomerDetails details) {
    firstName.set(details.firstName());
    lastName.set(details.lastName());
    email.set(details.email());
    phone.set(details.phone());
    notes.set(details.notes());
  }

  CustomerDetails details() {
    return new CustomerDetails(
        firstName.get(), lastName.get(), email.get(), phone.get(), notes.get());
  }

  StringProperty firstName() {
    return firstName;
  }

  StringProperty lastName() {
    return lastName;
  }

  StringProperty email() {
    return email;
  }

  StringProperty phone() {
    return phone;
  }

  StringProperty notes() {
    return notes;
  }
}
