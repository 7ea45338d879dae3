package dev.repwatch.monitor.web;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.repwatch.monitor.api.LabelScope;
import dev.repwatch.monitor.api.Principal;
import dev.repwatch.monitor.api.Role;
import dev.repwatch.monitor.config.section.UserEntry;
import dev.repwatch.monitor.config.section.WebSection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Those whom the configuration names, with what they may do, and the hashes of their passwords. */
final class People {

    /** Verified for a user that does not exist, so that one cannot time which do. */
    private static final String NOBODY = BCrypt.withDefaults().hashToString(10, "nobody".toCharArray());

    private final Map<String, Principal> principals = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();

    People(WebSection settings) {
        settings.users().forEach((name, hash) -> {
            principals.put(name, new Principal(name, Role.VIEWER, LabelScope.ALL));
            hashes.put(name, hash);
        });
        settings.user().forEach(user -> {
            principals.put(user.name(), new Principal(user.name(), role(user.role()), new LabelScope(user.scope())));
            user.password().filter(WebSection::hash).ifPresent(it -> hashes.put(user.name(), it.reveal()));
        });
    }

    private static Role role(UserEntry.Role role) {
        return switch (role) {
            case VIEWER -> Role.VIEWER;
            case OPERATOR -> Role.OPERATOR;
            case ADMIN -> Role.ADMIN;
        };
    }

    boolean none() {
        return principals.isEmpty();
    }

    Optional<Principal> named(String name) {
        return Optional.ofNullable(principals.get(name));
    }

    /** Whose name and password these are; takes as long for a name that does not exist. */
    Optional<Principal> of(String name, String password) {
        Optional<String> hash = Optional.ofNullable(hashes.get(name));
        boolean right = BCrypt.verifyer()
                .verify(password.toCharArray(), hash.orElse(NOBODY).toCharArray())
                .verified;
        return right && hash.isPresent() ? named(name) : Optional.empty();
    }
}
