--liquibase formatted sql

--changeset admin:0012-ended-session
--comment: Which session at Keycloak ended before its tokens did. A row never changes; it belongs to the operator, since a person's session is no tenant's.
create table ended_session (
    like crm_record including all,
    sid        text        not null collate "C",
    subject    text        not null collate "C",
    expires_at timestamptz not null
);
create unique index ended_session_sid_is_unique on ended_session (tenant_id, sid);
call crm_wall('ended_session');
revoke update, delete, truncate on ended_session from ${service};
--rollback drop table ended_session;
