package dev.repwatch.checks.placement;

/** What a folder of a mailbox is for. */
public enum FolderRole {
    INBOX,
    SPAM,
    /** Archive, trash, or where a rule of the user moves mail to. */
    OTHER
}
