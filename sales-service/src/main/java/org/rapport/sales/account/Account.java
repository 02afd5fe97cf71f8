package org.rapport.sales.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.rapport.events.Address;
import org.rapport.events.sales.AccountEvent.Created;
import org.rapport.events.sales.AccountEvent.Deleted;
import org.rapport.events.sales.AccountEvent.Edited;
import org.rapport.events.sales.AccountEvent.Restored;
import org.rapport.events.sales.AccountRecord;
import org.rapport.events.sales.AccountRecord.Type;
import org.rapport.events.sales.SalesShareEvent;
import org.rapport.kit.paging.Listing.Kind;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.persistence.Uuids;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.Editable;
import org.rapport.kit.record.RecordType;
import org.rapport.kit.text.ComparisonKey;

/** An organisation. Nobody declares it a customer: it is one from the instant its first opportunity was won. */
@Entity
public class Account extends Aggregate<AccountRecord> implements Editable<EditAccount> {

    public static final RecordType<Account, AccountRecord> TYPE = RecordType.of(Account.class, AccountRecord.class)
            .about("the organisation")
            .commands(EditAccount.class, EditAccount.class, Created::new, Edited::new, Deleted::new, Restored::new)
            .ownedBy("ownerId", AccountRecord::ownerId)
            .shared(SalesShareEvent.Created::new, SalesShareEvent.Edited::new, SalesShareEvent.Deleted::new)
            .sorted("name", "nameKey", Kind.NAME_KEY)
            .filtered("type", Kind.oneOf(Type.class))
            .filtered("domain", Kind.HOST_KEY)
            .refersTo("parentId", Account.class, AccountRecord::parentId)
            .following("domain", "website")
            .titled("name")
            .found("domain")
            .foundByNumber("phone")
            .foundByNumber("taxId")
            .build();

    private String name;

    /** By which it is found. */
    private String nameKey;

    @Enumerated(EnumType.STRING)
    private Type type = Type.PROSPECT;

    private @Nullable String website;
    private @Nullable String domain;
    private @Nullable String taxId;
    private @Nullable String phone;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Address billingAddress;

    private @Nullable String industry;
    private @Nullable Integer employees;
    private @Nullable UUID parentId;
    private @Nullable String description;
    private @Nullable String ownerId;

    @Column(updatable = false)
    private @Nullable UUID leadId;

    private @Nullable Instant customerSince;

    /** For Hibernate. */
    protected Account() {}

    /**
     * A new account.
     *
     * @param owner  who cares for it
     * @param leadId the lead whose conversion makes it
     */
    public Account(EditAccount details, @Nullable String owner, @Nullable UUID leadId) {
        super(Uuids.next());
        this.leadId = leadId;
        edit(details);
        ownerId = owner;
    }

    @Override
    public final void edit(EditAccount details) {
        type = permitted(
                Objects.requireNonNullElse(details.type(), customerSince == null ? Type.PROSPECT : Type.CUSTOMER));
        name = details.name();
        nameKey = ComparisonKey.ofName(name);
        website = details.website();
        domain = Domain.ofWebsite(website);
        taxId = details.taxId();
        phone = details.phone();
        billingAddress = details.billingAddress();
        industry = details.industry();
        employees = details.employees();
        parentId = details.parentId();
        description = details.description();
        ownerId = details.ownerId();
    }

    @Override
    public EditAccount details() {
        return new EditAccount(
                name, type, website, taxId, phone, billingAddress, industry, employees, parentId, description, ownerId);
    }

    /** When its first opportunity was won; absent while none is. */
    public @Nullable Instant customerSince() {
        return customerSince;
    }

    /** Takes note of when its first opportunity was won, or that none is any more. */
    public void buysSince(@Nullable Instant since) {
        if (since != null && type == Type.PROSPECT) {
            type = Type.CUSTOMER;
        } else if (since == null && type == Type.CUSTOMER) {
            type = Type.PROSPECT;
        }
        customerSince = since;
    }

    private Type permitted(Type wanted) {
        if (wanted == type) {
            return wanted;
        }
        if (wanted == Type.CUSTOMER && customerSince == null) {
            throw new DomainException.RuleBroken(
                    "customer-without-purchase",
                    "An account becomes a customer when its first opportunity is won.",
                    Map.of("allowed", List.of("prospect", "partner", "competitor")));
        }
        if (wanted == Type.PROSPECT && customerSince != null) {
            throw new DomainException.RuleBroken(
                    "prospect-with-purchase",
                    "An account that has bought is no prospect.",
                    Map.of("allowed", List.of("customer", "partner", "competitor")));
        }
        return wanted;
    }

    @Override
    public AccountRecord toRecord() {
        return new AccountRecord(
                id(),
                version(),
                name,
                type,
                website,
                domain,
                taxId,
                phone,
                billingAddress,
                industry,
                employees,
                parentId,
                description,
                ownerId,
                leadId,
                customerSince,
                createdAt(),
                createdBy(),
                updatedAt(),
                updatedBy(),
                deletedAt());
    }
}
