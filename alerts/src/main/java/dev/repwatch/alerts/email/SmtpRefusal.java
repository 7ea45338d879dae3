package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Delivery.Fault;
import dev.repwatch.alerts.Delivery.Hindrance;
import dev.repwatch.alerts.text.Clean;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** What a failed conversation with a relay means (RFC 5321 section 4.2.1: 4yz try again, 5yz never like this). */
final class SmtpRefusal {

    private static final int LONGEST_REPLY = 300;

    private SmtpRefusal() {}

    static Delivery of(Relay relay, SmtpTransport transport, MessagingException failure) {
        if (transport.mayHaveArrived()) {
            return new Delivery.Uncertain(relay + ": the connection broke after the message was sent");
        }
        List<SMTPAddressFailedException> recipients = recipients(failure);
        if (!recipients.isEmpty()) {
            return recipients(relay, recipients);
        }
        int reply = failure instanceof SMTPSendFailedException it ? it.getReturnCode() : transport.reply();
        String why = relay + ": " + words(failure);
        if (reply >= 500) {
            return new Delivery.Refused(transport.dataBegan() ? Fault.MESSAGE : Fault.CHANNEL, why);
        }
        if (reply >= 400) {
            return new Delivery.RetryLater(Optional.empty(), Hindrance.SERVER, why);
        }
        if (!needsMending(failure)) {
            return new Delivery.RetryLater(Optional.empty(), Hindrance.NETWORK, why);
        }
        return new Delivery.Refused(Fault.CHANNEL, why);
    }

    private static Delivery recipients(Relay relay, List<SMTPAddressFailedException> recipients) {
        SMTPAddressFailedException worst = recipients.stream()
                .filter(one -> one.getReturnCode() < 500)
                .findFirst()
                .orElse(recipients.get(0));
        String why = relay + ": " + worst.getAddress() + ": "
                + Clean.line(String.valueOf(worst.getMessage()), LONGEST_REPLY);
        return worst.getReturnCode() < 500
                ? new Delivery.RetryLater(Optional.empty(), Hindrance.SERVER, why)
                : new Delivery.Refused(Fault.CHANNEL, why);
    }

    /** Recipients for whom the message was taken all the same. */
    static Set<Address> took(MessagingException failure) {
        boolean some = failure instanceof SendFailedException;
        Address @Nullable [] sent = some ? ((SendFailedException) failure).getValidSentAddresses() : null;
        return sent == null ? Set.of() : Set.of(sent);
    }

    /** Recipients that were refused, with the relay's reply to each. */
    static List<SMTPAddressFailedException> recipients(MessagingException failure) {
        List<SMTPAddressFailedException> found = new ArrayList<>();
        for (@Nullable Exception at = failure; at instanceof MessagingException; at = next(at)) {
            if (at instanceof SMTPAddressFailedException one) {
                found.add(one);
            }
        }
        return found;
    }

    private static @Nullable Exception next(Exception failure) {
        return ((MessagingException) failure).getNextException();
    }

    /** Nothing but a change by the admin can help: a login refused, no STARTTLS offered, a certificate not trusted. */
    private static boolean needsMending(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return true;
        }
        for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return true;
            }
            if (at instanceof IOException) {
                return hasCertificateCause(at);
            }
        }
        return String.valueOf(failure.getMessage()).startsWith("STARTTLS is required");
    }

    private static boolean hasCertificateCause(Throwable failure) {
        for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String words(MessagingException failure) {
        Exception cause = failure.getNextException();
        String words = String.valueOf(failure.getMessage()).replaceAll("\\s*;\\s*$", "");
        return Clean.line(cause == null ? words : words + " (" + cause.getMessage() + ")", LONGEST_REPLY);
    }
}
