package org.rapport.sales.contact;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.sales.contact.EditContact.Mail;
import org.rapport.sales.contact.EditContact.Phone;

/** Collects what is said of a contact, for who says a few of its properties. */
public final class EditContactBuilder {

    private @Nullable String salutation;
    private @Nullable String firstName;
    private @Nullable String middleName;
    private @Nullable String lastName;
    private @Nullable String suffix;
    private @Nullable String language;
    private @Nullable String zone;
    private @Nullable String jobTitle;
    private @Nullable String department;
    private @Nullable List<Mail> emails;
    private @Nullable List<Phone> phones;
    private @Nullable Address address;
    private @Nullable UUID accountId;
    private @Nullable UUID reportsToId;
    private @Nullable Boolean doNotCall;
    private @Nullable Boolean doNotEmail;
    private @Nullable Boolean doNotText;
    private @Nullable Boolean doNotPost;
    private @Nullable String description;
    private @Nullable String ownerId;

    /** Of which nothing is said. */
    public EditContactBuilder() {}

    EditContactBuilder(EditContact known) {
        salutation = known.salutation();
        firstName = known.firstName();
        middleName = known.middleName();
        lastName = known.lastName();
        suffix = known.suffix();
        language = known.language();
        zone = known.zone();
        jobTitle = known.jobTitle();
        department = known.department();
        emails = known.emails();
        phones = known.phones();
        address = known.address();
        accountId = known.accountId();
        reportsToId = known.reportsToId();
        doNotCall = known.doNotCall();
        doNotEmail = known.doNotEmail();
        doNotText = known.doNotText();
        doNotPost = known.doNotPost();
        description = known.description();
        ownerId = known.ownerId();
    }

    public EditContactBuilder firstName(@Nullable String said) {
        firstName = said;
        return this;
    }

    public EditContactBuilder lastName(@Nullable String said) {
        lastName = said;
        return this;
    }

    public EditContactBuilder jobTitle(@Nullable String said) {
        jobTitle = said;
        return this;
    }

    public EditContactBuilder emails(@Nullable List<Mail> said) {
        emails = said;
        return this;
    }

    public EditContactBuilder phones(@Nullable List<Phone> said) {
        phones = said;
        return this;
    }

    public EditContactBuilder address(@Nullable Address said) {
        address = said;
        return this;
    }

    public EditContactBuilder accountId(@Nullable UUID said) {
        accountId = said;
        return this;
    }

    public EditContactBuilder description(@Nullable String said) {
        description = said;
        return this;
    }

    public EditContactBuilder ownerId(@Nullable String said) {
        ownerId = said;
        return this;
    }

    /** What is said. */
    public EditContact build() {
        return new EditContact(
                salutation,
                firstName,
                middleName,
                lastName,
                suffix,
                language,
                zone,
                jobTitle,
                department,
                emails,
                phones,
                address,
                accountId,
                reportsToId,
                doNotCall,
                doNotEmail,
                doNotText,
                doNotPost,
                description,
                ownerId);
    }
}
