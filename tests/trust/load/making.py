"""The beginning: a register with news in it, people who may judge, somebody who is told."""

import datetime as dt
import os

from account_factory import PASSWORDS
from jalin.cli.commands.notify_command import open_job
from jalin.cli.settings import Settings
from jalin.pipeline.accounts import Act, UserRole, find_place
from jalin.pipeline.accounts.tokens import NewToken, create_token
from jalin.pipeline.accounts.users import NewUser, create_user
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.jobs import Intake, add_intake, find_all_samples
from jalin.pipeline.notifying.subscribing import NewSubscription, parse_wanted, subscribe
from jalin.store.accounts.accounts import Accounts
from jalin.store.register import Register
from local_site import Reply, Site
from register_factory import Heard, insight
from trust.load.running import OTHER_REVIEWER, PASSWORD, REVIEWER, TODAY, Stage
from web_register import keep_press

_DOCUMENTS_OF_A_DEAL = 4


def prepare(stage: Stage, site: Site) -> None:
    """Make the register, the accounts, and the subscription of a site."""
    effort = stage.effort
    with Register.open(stage.register) as register:
        n_documents = effort.made_deals * _DOCUMENTS_OF_A_DEAL
        keep_press(register, effort.made_deals, n_documents, stage.seed)
        ensure_derived(register, insight())
    if effort.has_samples:
        today = dt.date.fromisoformat(TODAY)
        intake = Intake(paths=find_all_samples(), today=today, fields={})
        add_intake(stage.register, intake, Heard())
    now = dt.datetime.now(dt.UTC)
    with Accounts.open(find_place(stage.register, None)) as accounts:
        for name in (REVIEWER, OTHER_REVIEWER):
            new = NewUser(name=name, role=UserRole.REVIEWER, password=PASSWORD)
            create_user(accounts, new, passwords=PASSWORDS, now=now)
        wanted = frozenset({Act.READ, Act.JUDGE})
        token = NewToken(user=OTHER_REVIEWER, name="beban", scopes=wanted)
        stage.token, _ = create_token(accounts, token, now=now)
    if effort.is_told:
        _subscribe(stage, site)


def _subscribe(stage: Stage, site: Site) -> None:
    site.replies["/hook"] = Reply(status=204)
    settings = Settings.from_env({"JALIN_REGISTER": str(stage.register), "JALIN_TODAY": TODAY})
    new = NewSubscription(url=f"{site.url}/hook", wanted=parse_wanted(""), kinds=frozenset())
    with (
        open_job(settings) as job,
        job.open_accounts() as accounts,
        job.library.visit() as visit,
    ):
        subscribe(accounts, visit, new, now=job.clock.now(), draw=os.urandom)
