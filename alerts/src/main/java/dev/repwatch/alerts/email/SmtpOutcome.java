package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Delivery;
import jakarta.mail.Address;
import java.util.Set;

/**
 * How a conversation with a relay ended.
 *
 * @param took the recipients for whom the relay took the message
 */
record SmtpOutcome(Delivery delivery, Set<Address> took) {}
