package org.rapport.sales.contact;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.rapport.events.sales.ContactRecord;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Operations;

/** Contacts as vCards, and what vCards ask for. */
@ApplicationScoped
class ContactCards {

    private static final int MOST = 200;
    private static final Charset OF_OLD_ADDRESS_BOOKS = Charset.forName("windows-1252");
    private static final String MARK = "\ufeff";

    private final Operations operations;
    private final ContactRelations relations;

    ContactCards(Operations operations, ContactRelations relations) {
        this.operations = operations;
        this.relations = relations;
    }

    /**
     * That of the contact {@code id}, as far as the caller sees it.
     *
     * @throws DomainException.NotFound if there is none that the caller may read
     */
    CardOfContact of(UUID id) {
        ContactRecord contact = operations.store().read(Contact.TYPE, id).toRecord();
        ContactRecord seen = operations.masks().seen(Contact.TYPE, contact);
        return new CardOfContact(seen, relations.company(seen));
    }

    /**
     * What the cards in {@code body} ask for: UTF-8, or as programs write them that are older than version 4.0.
     *
     * @throws DomainException.Malformed  if there is none
     * @throws DomainException.RuleBroken if there are more than 200
     */
    List<CreateContact> in(byte[] body) {
        List<VCard> cards;
        try (var reader = new VCardReader(text(body))) {
            cards = reader.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (cards.isEmpty()) {
            throw new DomainException.Malformed("", "must be one vCard or several");
        }
        if (cards.size() > MOST) {
            throw new DomainException.RuleBroken(
                    "too-many-cards", "A request can have %d vCards at most.".formatted(MOST));
        }
        return cards.stream().map(card -> new ContactOfCard(card).command()).toList();
    }

    private static String text(byte[] body) {
        String text = isMarked(body) ? new String(body, StandardCharsets.UTF_16) : decoded(body);
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** Whether it begins with the byte order mark of UTF-16. */
    private static boolean isMarked(byte[] body) {
        return body.length > 1
                && (body[0] == (byte) 0xFE && body[1] == (byte) 0xFF
                        || body[0] == (byte) 0xFF && body[1] == (byte) 0xFE);
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(body, OF_OLD_ADDRESS_BOOKS);
        }
    }
}
