"""Role files in other languages than English: they are read as others are, and their prose is not judged."""

from pathlib import Path

import pytest

from rolelint.language import guess
from rolelint.model import Role
from rolelint.project import Project
from rolelint.report import Report
from rolelint.request import Request

ROLES = {
    "de": """
# Auftrag
Backt das Brot, das der Laden am Morgen verkauft.

# Kurzbeschreibung
Steht früh auf und hält den Ofen sauber.

# Aufgaben
- **Teige ansetzen**
  *Success metric*: weniger als 2 % Ausschuss pro Woche, zufriedene Kunden
- **Öfen pflegen** (primary)
  *Success metric*: bessere Hygiene, Reinigung nach jeder Schicht

# Erfolgskennzahlen
- hohe Qualität

# Kompetenzen
- **Teigführung** — Expert

# Arbeitsergebnisse
- **Backplan** (plan)
""",
    "fr": """
# Finalité du poste
Fabriquer le pain vendu chaque matin.

# Description du poste
Se lève tôt et tient le four propre.

# Responsabilités principales
- **Préparer les pâtes**
  *Success metric*: moins de 2 % de pertes par semaine, clients satisfaits
- **Entretenir les fours** (primary)
  *Success metric*: meilleure hygiène

# Indicateurs de réussite
- qualité élevée

# Compétences
- **Fermentation** — Expert

# Livrables
- **Plan de cuisson** (plan)
""",
    "es": """
# Misión
Hornear el pan que se vende por la mañana.

# Descripción del puesto
Madruga y mantiene limpio el horno.

# Funciones principales
- **Preparar las masas**
  *Success metric*: menos del 2 % de merma por semana, clientes contentos
- **Cuidar los hornos** (primary)
  *Success metric*: mejor higiene

# Métricas de éxito
- alta calidad

# Habilidades
- **Fermentación** — Expert

# Entregables
- **Plan de horneado** (plan)
""",
    "pt": """
# Missão
Assar o pão que a loja vende de manhã.

# Descrição do cargo
Acorda cedo e mantém o forno limpo.

# Principais atribuições
- **Preparar as massas**
  *Success metric*: menos de 2 % de perdas por semana, clientes satisfeitos
- **Cuidar dos fornos** (primary)
  *Success metric*: melhor higiene

# Indicadores de desempenho
- alta qualidade

# Competências
- **Fermentação** — Expert

# Entregas
- **Plano de fornadas** (plan)
""",
    "nl": """
# Missie
Bakt het brood voor de winkel.

# Functieomschrijving
Staat vroeg op en houdt de oven schoon.

# Taken
- **Deeg maken**
  *Success metric*: minder dan 2 % uitval per week, tevreden klanten
- **Ovens schoonhouden** (primary)
  *Success metric*: betere hygiëne

# Succescriteria
- hoge kwaliteit

# Vaardigheden
- **Gisting** — Expert

# Artefacten
- **Bakplan** (plan)
""",
    "ja": """
# ミッション
毎朝売るパンを焼く。

# 概要
早起きしてオーブンを清潔に保つ。

# 主な業務
- **生地を仕込む**
  *Success metric*: 週あたりのロス率2%未満、顧客満足度の向上
- **オーブンの手入れ** (primary)
  *Success metric*: 衛生の改善

# 成功指標
- 高い品質

# スキル
- **発酵管理** — Expert

# 成果物
- **焼成計画** (plan)
""",
    "ko": """
# 미션
아침에 파는 빵을 굽는다.

# 직무 개요
일찍 일어나 오븐을 깨끗이 유지한다.

# 주요 업무
- **반죽 준비**
  *Success metric*: 주당 손실률 2% 미만, 고객 만족
- **오븐 관리** (primary)
  *Success metric*: 위생 개선

# 성과 지표
- 높은 품질

# 역량
- **발효 관리** — Expert

# 산출물
- **굽기 계획** (plan)
""",
    "zh": """
# 使命
烘焙每天早上出售的面包。

# 岗位描述
早起并保持烤箱清洁。

# 岗位职责
- **准备面团**
  *Success metric*: 每周损耗率低于2%，客户满意
- **保养烤箱** (primary)
  *Success metric*: 改善卫生

# 绩效指标
- 高质量

# 技能
- **发酵管理** — Expert

# 交付物
- **烘焙计划** (plan)
""",
}
POSTINGS = {
    "de": "# Bäcker (m/w/d)\n## Deine Aufgaben\n- Teige ansetzen\n## Dein Profil\n- Freude am Backen\n"
    "## Von Vorteil\n- Führerschein\n## Wir bieten\n- Brot\n## Über uns\nEine Bäckerei.\n",
    "fr": "# Boulanger\n## Vos missions\n- Préparer les pâtes\n## Profil recherché\n- Aimer le pain\n"
    "## Serait un plus\n- Permis de conduire\n## Nous offrons\n- Du pain\n## Qui sommes-nous ?\nUne boulangerie.\n",
    "es": "# Panadero\n## Tus funciones\n- Preparar las masas\n## Requisitos\n- Gusto por el pan\n"
    "## Se valorará\n- Carné de conducir\n## ¿Qué ofrecemos?\n- Pan\n## ¿Quiénes somos?\nUna panadería.\n",
    "pt": "# Padeiro\n## Responsabilidades e atribuições\n- Preparar as massas\n## Requisitos e qualificações\n"
    "- Gosto por pão\n## Diferenciais\n- Carta de condução\n## O que oferecemos\n- Pão\n## Quem somos\nUma padaria.\n",
    "nl": "# Bakker\n## Wat ga je doen?\n- Deeg maken\n## Wat breng je mee?\n- Liefde voor brood\n"
    "## Pluspunten\n- Rijbewijs\n## Wij bieden\n- Brood\n## Over ons\nEen bakkerij.\n",
    "ja": "# パン職人\n## 仕事内容\n- 生地を仕込む\n## 応募資格\n- パンが好きな方\n"
    "## 歓迎条件\n- 運転免許\n## 待遇・福利厚生\n- パン\n## 会社概要\nパン屋です。\n",
    "ko": "# 제빵사\n## 담당업무\n- 반죽 준비\n## 자격요건\n- 빵을 좋아하는 분\n"
    "## 우대사항\n- 운전면허\n## 복리후생\n- 빵\n## 회사소개\n빵집입니다.\n",
    "zh": "# 面包师\n## 岗位职责\n- 准备面团\n## 任职要求\n- 喜欢面包\n## 加分项\n- 驾照\n"
    "## 福利待遇\n- 面包\n## 关于我们\n面包店。\n",
}


def checked(folder: Path, text: str) -> tuple[Role, Report]:
    """Return what a text is as a file of a role, and what is said about it with all rules on."""
    path = folder / "roles" / "baker.md"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    project = Project.open(folder, {"preset": "published", "ignore": ["RL110"]})
    project.load(Request(folder))
    (role,) = project.catalog.roles
    return role, project.report()


@pytest.mark.parametrize(("code", "body"), ROLES.items(), ids=ROLES)
def test_a_role_is_read_by_the_headings_of_its_language_and_its_prose_is_not_judged(
    tmp_path: Path, code: str, body: str
) -> None:
    text = f"---\nid: bk-01\nslug: baker\nname: Baker\ndefault_seniority: Mid\n---\n{body}"
    role, report = checked(tmp_path, text)
    assert guess(text) == code
    assert role.mission
    assert role.short_description
    assert len(role.responsibilities) == 2
    assert len(role.success_metrics) == len(role.capabilities) == len(role.artifacts) == 1
    assert {metric.label for metric in role.metrics} <= {None, "measurable"}
    assert [diagnostic.code for diagnostic in report.diagnostics] == []


@pytest.mark.parametrize(("code", "text"), POSTINGS.items(), ids=POSTINGS)
def test_a_posting_is_recognised_and_read_by_the_headings_of_its_language(tmp_path: Path, code: str, text: str) -> None:
    role, report = checked(tmp_path, text)
    assert role.form == "job-description"
    assert len(role.responsibilities) == 1
    assert [capability.importance for capability in role.capabilities] == ["required", "preferred"]
    assert {"x-offer", "x-company"} <= set(role.data)
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["RL314"]


@pytest.mark.parametrize(("code", "text"), POSTINGS.items(), ids=POSTINGS)
def test_a_posting_tells_its_language_even_where_it_is_short(code: str, text: str) -> None:
    assert guess(text) == code
