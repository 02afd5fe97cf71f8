package org.rapport.local.keycloak;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of Keycloak's as a person's browser would show it: one form, or one link to go on with. */
record Page(URI address, int status, String html) {

    private static final Pattern FORM =
            Pattern.compile("<form\\b[^>]*\\baction=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b[^>]*>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value|type)=\"([^\"]*)\"");
    private static final Pattern PROCEED =
            Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*/login-actions/[^\"]+)\"", Pattern.DOTALL);
    private static final Pattern COMPLAINT = Pattern.compile(
            "(?:id=\"input-error[^\"]*\"|class=\"[^\"]*kc-feedback-text[^\"]*\"|id=\"kc-error-message\")"
                    + "[^>]*>(.*?)</(?:span|div)>",
            Pattern.DOTALL);

    /** A form: where it goes and what is filled in already. */
    record Form(URI action, Map<String, String> fields) {

        boolean asksFor(String field) {
            return fields.containsKey(field);
        }
    }

    Optional<Form> form() {
        Matcher form = FORM.matcher(html);
        if (!form.find()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(form.group(2));
        while (inputs.find()) {
            field(inputs.group(), fields);
        }
        return Optional.of(new Form(address.resolve(unescape(form.group(1))), fields));
    }

    /** The link by which an action that was mailed goes on. */
    Optional<URI> proceed() {
        Matcher link = PROCEED.matcher(html);
        return link.find() ? Optional.of(address.resolve(unescape(link.group(1)))) : Optional.empty();
    }

    /** What the page says is wrong. */
    Optional<String> complaint() {
        Matcher complaint = COMPLAINT.matcher(html);
        while (complaint.find()) {
            String text = unescape(complaint.group(1).replaceAll("<[^>]*>", " "))
                    .replaceAll("\\s+", " ")
                    .strip();
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    private static void field(String tag, Map<String, String> fields) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.putIfAbsent(matcher.group(1), unescape(matcher.group(2)));
        }
        String type = attributes.getOrDefault("type", "text");
        String name = attributes.getOrDefault("name", "");
        if (!name.isEmpty() && !type.equals("checkbox") && !type.equals("submit") && !type.equals("button")) {
            fields.put(name, attributes.getOrDefault("value", ""));
        }
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }
}
