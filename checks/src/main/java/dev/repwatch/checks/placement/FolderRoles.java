package dev.repwatch.checks.placement;

import dev.repwatch.checks.feeds.mailbox.MailSearch.ListedFolder;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What folders are for: by their special use (RFC 6154), else by the provider's or the usual names. */
record FolderRoles(List<String> spamFolders) {

    private static final Set<String> USUAL =
            Set.of("junk", "spam", "bulk", "bulk mail", "junk e-mail", "junk email", "junk mail", "迷惑メール", "迷惑メールフォルダ");

    FolderRole of(ListedFolder folder) {
        if (folder.name().equalsIgnoreCase("INBOX")) {
            return FolderRole.INBOX;
        }
        boolean named = spamFolders.stream().anyMatch(it -> it.equalsIgnoreCase(folder.name()));
        boolean usual = USUAL.contains(lastPart(folder.name()).toLowerCase(Locale.ROOT));
        return folder.uses().contains("junk") || named || usual ? FolderRole.SPAM : FolderRole.OTHER;
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
    }
}
