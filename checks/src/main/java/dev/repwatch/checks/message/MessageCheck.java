package dev.repwatch.checks.message;

/** One family of rules. */
interface MessageCheck {

    void look(MessageView message, Findings findings);
}
