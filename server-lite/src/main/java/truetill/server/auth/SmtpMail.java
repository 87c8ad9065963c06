package truetill.server.auth;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import truetill.server.http.Incidents;

/**
 * Mail through the operator's SMTP server. The caller never waits for it and never learns how it
 * ended: an answer that depends on the mail would tell which addresses are known (promise 44). What
 * fails is logged under an incident number, without the address and without a word of the text.
 */
public final class SmtpMail implements Mail {
  /** What the library gives for a reply that never came. */
  private static final int NO_REPLY = -1;

  private static final int CAUSES_SHOWN = 5;

  private final MailConfig config;
  private final Session session;
  private final Executor executor;
  private final InstantSource time;
  private final Incidents incidents;

  /**
   * Connects to nobody yet; each mail has a connection of its own.
   *
   * @param executor where the exchange with the mail server happens; may refuse when it has too
   *     much to do
   */
  public SmtpMail(MailConfig config, Executor executor, InstantSource time, Incidents incidents) {
    this.config = config;
    this.session = session(config);
    this.executor = executor;
    this.time = time;
    this.incidents = incidents;
  }

  @Override
  public void send(String to, String subject, String text) {
    try {
      executor.execute(() -> deliver(to, subject, text));
    } catch (RejectedExecutionException tooMuch) {
      incidents.note("a mail was not sent: too many are waiting, or the server stops");
    }
  }

  private void deliver(String to, String subject, String text) {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(config.from(), true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(time.instant()));
      Transport.send(message);
    } catch (MessagingException | RuntimeException failed) {
      incidents.note(
          "a mail was not sent through "
              + config.host()
              + ":"
              + config.port()
              + ": "
              + withoutWords(failed));
    }
  }

  /** Kinds and reply codes only: what mail servers write beside them names the address. */
  private static String withoutWords(Exception failed) {
    StringJoiner kinds = new StringJoiner(" < ");
    @Nullable Throwable each = failed;
    for (int i = 0; each != null && i < CAUSES_SHOWN; i++) {
      kinds.add(each.getClass().getSimpleName() + code(each));
      each = each instanceof MessagingException mail ? mail.getNextException() : each.getCause();
    }
    return kinds.toString();
  }

  private static String code(Throwable failure) {
    int code =
        switch (failure) {
          case SMTPAddressFailedException address -> address.getReturnCode();
          case SMTPSendFailedException send -> send.getReturnCode();
          default -> NO_REPLY;
        };
    return code == NO_REPLY ? "" : " " + code;
  }

  private static Session session(MailConfig config) {
    boolean tls = config.security() == MailConfig.Security.TLS;
    boolean startTls = config.security() == MailConfig.Security.STARTTLS;
    String millis = Long.toString(config.timeout().toMillis());
    Properties settings = new Properties();
    settings.setProperty("mail.transport.protocol", "smtp");
    settings.setProperty("mail.smtp.host", config.host());
    settings.setProperty("mail.smtp.port", Integer.toString(config.port()));
    settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
    settings.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
    settings.setProperty("mail.smtp.auth", Boolean.toString(config.account().isPresent()));
    settings.setProperty("mail.smtp.connectiontimeout", millis);
    settings.setProperty("mail.smtp.timeout", millis);
    settings.setProperty("mail.smtp.writetimeout", millis);
    // The number of a mail ends with this address instead of the PC's user and name.
    settings.setProperty("mail.from", config.from());
    return Session.getInstance(
        settings,
        config
            .account()
            .<Authenticator>map(account ->
                new Authenticator() {
                  @Override
                  protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(account.user(), account.password());
                  }
                })
            .orElse(null));
  }
}
