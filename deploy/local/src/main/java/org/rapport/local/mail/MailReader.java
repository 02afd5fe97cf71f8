package org.rapport.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;

/** Reads MIME. */
final class MailReader {

    private MailReader() {}

    static Mail read(int number, byte[] source) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
            String html = first(message, "text/html");
            String text = first(message, "text/plain");
            return new Mail(
                    number,
                    Objects.requireNonNullElse(InternetAddress.toUnicodeString(message.getFrom()), ""),
                    Objects.requireNonNullElse(message.getHeader("Delivered-To", null), ""),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    message.getSentDate() == null
                            ? ""
                            : DateTimeFormatter.ISO_INSTANT.format(
                                    message.getSentDate().toInstant()),
                    text.isBlank() ? withoutTags(html) : text,
                    html);
        } catch (MessagingException e) {
            return new Mail(number, "", "", "(not a mail: " + e.getMessage() + ")", "", "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first part of that type, wherever it is nested; empty when there is none. */
    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return text;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                String found = first(parts.getBodyPart(index), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String withoutTags(String html) {
        return html.replaceAll("(?is)<(style|script|head).*?</\\1>", "")
                .replaceAll("(?is)<a\\s[^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>", "$2 <$1>")
                .replaceAll("(?i)<(br|/p|/div|/tr|/h[1-6])[^>]*>", "\n")
                .replaceAll("<(?!https?:)[^>]*>", "")
                .replace("&amp;", "&")
                .replace("&nbsp;", " ")
                .replaceAll("[ \\t]+", " ")
                .replaceAll("\\n\\s*\\n+", "\n\n")
                .strip();
    }
}
