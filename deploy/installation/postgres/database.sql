-- The database crm.database of the role crm.owner, both settings of the session, for nobody else. A query that answers
-- statements: psql runs them by \gexec, for neither a block nor a transaction may make a database. Its texts are sorted by
-- code point, as on every server.
select format('create database %I owner %I template template0 encoding ''UTF8'' locale ''C'''
              ' locale_provider builtin builtin_locale ''C.UTF-8''',
              current_setting('crm.database'), current_setting('crm.owner'))
where not exists (select from pg_database where datname = current_setting('crm.database'))
union all
select format('revoke all on database %I from public', current_setting('crm.database'))
\gexec
