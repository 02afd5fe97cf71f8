package org.rapport.installation.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapport.installation.Component;

/**
 * Exchanges a key in three steps: the next one behind, the next one first, the former one gone. Each is given to all
 * replicas before the next; in each of them every replica reads what every other makes (docs/adr/0081). A step that was
 * interrupted is finished by whatever comes next.
 */
final class KeyExchange {

    private final Keys keys;
    private final Instant now;

    KeyExchange(Keys keys, Instant now) {
        this.keys = keys;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        for (KeyKind kind : KeyKind.values()) {
            keys.change(kind, set -> set);
        }
        finishSigning();
    }

    /** A line for each key, with what can be done next. */
    List<String> status() {
        List<String> lines = new ArrayList<>();
        for (KeyKind kind : KeyKind.values()) {
            KeySet set = keys.set(kind);
            lines.add("%-10s %s".formatted(kind, told(set.current())));
            set.next().ifPresent(next -> lines.add("    next   " + told(next)));
            set.former()
                    .forEach(former -> lines.add("    former " + told(former) + ", needed until "
                            + former.end().orElseThrow()));
        }
        return lines;
    }

    /** Adds the next key, which makes nothing yet. */
    String next(KeyKind kind) {
        if (keys.set(kind).next().isPresent()) {
            throw new IllegalStateException("there is a next " + kind + " key already: promote " + kind);
        }
        Jwk next = kind == KeyKind.SIGNING ? nextSigning() : Jwk.secret(keys.origin(), now);
        keys.change(kind, set -> set.with(next));
        return "the next " + kind + " key is " + next.id() + "; " + giveTo(kind.holders(), "promote " + kind);
    }

    /** Lets the next key make what is new. */
    String promote(KeyKind kind) {
        if (keys.set(kind).next().isEmpty()) {
            throw new IllegalStateException("there is no next " + kind + " key: next " + kind + " makes one");
        }
        Instant end = now.plus(kind.needed());
        KeySet set = keys.change(kind, before -> before.promoted(end));
        finishSigning();
        List<Component> told = kind == KeyKind.SIGNING ? List.of(Component.GATEWAY) : kind.holders();
        return set.current().id() + " makes what is new; " + giveTo(told, "retire " + kind) + " after " + end;
    }

    /**
     * Takes away the former keys that nothing needs any longer.
     *
     * @param leaked also those that something needs: what they made is refused from then on
     */
    String retire(KeyKind kind, boolean leaked) {
        KeySet before = keys.set(kind);
        if (before.former().isEmpty()) {
            throw new IllegalStateException("there is no former " + kind + " key");
        }
        KeySet after = before.retired(now, leaked);
        if (after.keys().size() == before.keys().size()) {
            throw new IllegalStateException("what the former " + kind + " key made is good until "
                    + before.former().getFirst().end().orElseThrow() + "; --leaked ends it now");
        }
        keys.change(kind, _ -> after);
        return "the former " + kind + " key is gone; " + giveTo(kind.holders(), null);
    }

    private Jwk nextSigning() {
        Path waiting = keys.nextSigningKey();
        return Jwk.parse(SecretFiles.in(
                        waiting, () -> Jwk.signing(keys.origin(), now).json()))
                .published();
    }

    /** The private key follows its public half, which was put first. */
    private void finishSigning() {
        Path waiting = keys.nextSigningKey();
        String first = keys.set(KeyKind.SIGNING).current().id();
        if (!keys.signing().id().equals(first)) {
            if (!Files.exists(waiting)
                    || !Jwk.parse(SecretFiles.read(waiting)).id().equals(first)) {
                throw new IllegalStateException("internal-signing.jwk is not the first key of " + KeyKind.SIGNING.file()
                        + ", which is " + first);
            }
            try {
                Files.move(
                        waiting,
                        keys.signingKey(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("the next signing key cannot be put in its place: " + e, e);
            }
        }
    }

    private static String giveTo(List<Component> holders, @Nullable String then) {
        String names = holders.stream().map(Component::toString).collect(Collectors.joining(", "));
        return "give the files to " + names + " and restart each replica" + (then == null ? "" : ", then " + then);
    }

    private static String told(Jwk key) {
        return key.id() + key.made().map(made -> ", made " + made).orElse("");
    }
}
