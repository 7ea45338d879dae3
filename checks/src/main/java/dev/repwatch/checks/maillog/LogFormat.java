package dev.repwatch.checks.maillog;

/** The servers whose logs are read; the names are what is typed after {@code --format}. */
public enum LogFormat {
    postfix,
    exim,
    kumomta,
    powermta,
    ses,
    sendmail,
    opensmtpd
}
